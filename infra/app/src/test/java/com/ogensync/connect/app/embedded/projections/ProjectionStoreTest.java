package com.ogensync.connect.app.embedded.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.ogensync.connect.app.settings.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class ProjectionStoreTest {

    @Test
    void without_a_uri_projections_are_embedded_and_health_reports_an_outage(@TempDir Path folder) {
        var store = ProjectionStore.embeddedIn(folder);
        try (var client = MongoClients.create(store.client())) {
            var database = client.getDatabase(store.database());
            var health = new ProjectionStoreHealth(database);
            database.getCollection("balances").insertOne(new Document("_id", "a").append("coins", 7));
            assertThat(database.getCollection("balances").find().first())
                    .isEqualTo(new Document("_id", "a").append("coins", 7));
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            store.close();
            var since = System.nanoTime();
            assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void with_a_uri_writes_are_acknowledged_by_a_majority() {
        try (var store = ProjectionStore.at(new Secret("mongodb://host:27017/mine"))) {
            assertThat(store.embedded()).isFalse();
            assertThat(store.database()).isEqualTo("mine");
            assertThat(store.client().getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        }
        try (var store = ProjectionStore.at(new Secret("mongodb://host:27017"))) {
            assertThat(store.database()).isEqualTo("ogensync_connect");
        }
    }
}
