package com.ogensync.connect.app.embedded.projections;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports an unreachable MongoDB as DEGRADED, not DOWN, because messages are still sent. */
public final class ProjectionStoreHealth implements HealthIndicator {

    private final MongoDatabase database;

    ProjectionStoreHealth(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            var _ = database.runCommand(new Document("ping", 1));
            return Health.up().build();
        } catch (MongoException unavailable) {
            return Health.status("DEGRADED").build();
        }
    }
}
