package com.ogensync.connect.app.embedded.projections.scratch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchBackendTest {

    @TempDir
    Path folder;

    private MongoServer server;
    private MongoClient client;
    private MongoCollection<Document> documents;

    @BeforeEach
    void start() {
        server = new MongoServer(new ScratchBackend(folder));
        client = MongoClients.create(server.bindAndGetConnectionString());
        documents = client.getDatabase("test").getCollection("messages");
        documents.createIndex(new Document("account", 1).append("position", -1));
        documents.createIndex(new Document("account", 1).append("status", 1).append("position", -1));
        documents.createIndex(new Document("account", 1).append("changed", 1));
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void every_type_of_value_is_read_as_it_was_written() {
        var document = new Document("_id", "a:1")
                .append("account", "a")
                .append("position", 7L)
                .append("changed", 8L)
                .append("number", 3)
                .append("text", "Grüße 🚀")
                .append("none", null)
                .append("yes", true)
                .append("at", at(1_700_000_000_123L))
                .append("list", List.of("x", "y"))
                .append("inner", new Document("b", List.of(new Document("c", 1.5))));

        documents.insertOne(document);

        assertThat(documents.find(eq("a:1")).first()).isEqualTo(document);
    }

    @Test
    void a_document_can_grow_and_shrink_many_times() {
        for (int size = 0; size < 2_000; size += 37) {
            put("a", 1, "x".repeat(size));
            put("b", 2, "y".repeat(2_000 - size));

            assertThat(documents.find(eq("a:1")).first()).containsEntry("text", "x".repeat(size));
            assertThat(documents.find(eq("b:2")).first()).containsEntry("text", "y".repeat(2_000 - size));
        }
    }

    @Test
    void the_space_of_deleted_documents_is_used_again() {
        for (int round = 0; round < 50; round++) {
            IntStream.range(0, 20).forEach(i -> put("a", i, "x".repeat(1_000)));
            documents.deleteMany(eq("account", "a"));
        }

        put("a", 1, "still there");
        assertThat(documents.countDocuments()).isEqualTo(1);
        assertThat(ids(eq("account", "a"), descending("position"), 0)).containsExactly("a:1");
    }

    @Test
    void a_second_document_with_the_same_id_is_refused() {
        put("a", 1, "first");

        assertThatThrownBy(() -> documents.insertOne(new Document("_id", "a:1")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThat(documents.find(eq("a:1")).first()).containsEntry("text", "first");
    }

    @Test
    void pages_of_an_account_are_sorted_and_limited() {
        for (int i = 0; i < 100; i++) {
            put(i % 2 == 0 ? "a" : "b", i, "");
        }

        assertThat(ids(eq("account", "a"), descending("position"), 3)).containsExactly("a:98", "a:96", "a:94");
        assertThat(ids(and(eq("account", "b"), lt("position", 95L)), descending("position"), 2))
                .containsExactly("b:93", "b:91");
        assertThat(ids(and(eq("account", "b"), gt("changed", 2L), lte("changed", 7L)), ascending("changed"), 10))
                .containsExactly("b:3", "b:5", "b:7");
        assertThat(ids(and(eq("account", "a"), in("_id", "a:4", "a:2", "b:1")), ascending("position"), 10))
                .containsExactly("a:2", "a:4");
    }

    @Test
    void an_order_without_an_index_is_sorted() {
        put("a", 1, "z");
        put("a", 2, "x");
        put("b", 3, "w");
        put("a", 4, "y");

        assertThat(ids(eq("account", "a"), ascending("text"), 2)).containsExactly("a:2", "a:4");
        assertThat(ids(new Document(), descending("text"), 2)).containsExactly("a:1", "a:4");
        assertThat(ids(new Document(), Sorts.orderBy(descending("$natural")), 2))
                .containsExactly("a:4", "b:3");
    }

    @Test
    void a_changed_sort_key_moves_the_document() {
        IntStream.rangeClosed(1, 5).forEach(i -> put("a", i, ""));

        documents.updateOne(eq("a:2"), new Document("$set", new Document("changed", 9L)));

        assertThat(ids(eq("account", "a"), ascending("changed"), 10))
                .containsExactly("a:1", "a:3", "a:4", "a:5", "a:2");
        assertThat(ids(eq("account", "a"), descending("position"), 10))
                .containsExactly("a:5", "a:4", "a:3", "a:2", "a:1");
    }

    @Test
    void documents_added_out_of_order_are_sorted() {
        for (int i : List.of(5, 1, 4, 2, 3)) {
            put("a", i, "");
        }

        assertThat(ids(eq("account", "a"), descending("position"), 10))
                .containsExactly("a:5", "a:4", "a:3", "a:2", "a:1");
    }

    @Test
    void an_index_created_later_contains_earlier_documents() {
        var others = client.getDatabase("test").getCollection("ledger");
        for (int i = 1; i <= 4; i++) {
            others.insertOne(new Document("_id", "a:" + i)
                    .append("account", "a")
                    .append("at", at(1_000L * (i / 2)))
                    .append("entry", (long) i));
        }
        others.createIndex(new Document("account", 1).append("at", -1).append("entry", -1));

        var newest = others.find(and(eq("account", "a"), lt("at", at(2_000))))
                .sort(new Document("at", -1).append("entry", -1))
                .limit(2)
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
        assertThat(newest).containsExactly("a:3", "a:2");
    }

    @Test
    void a_document_without_numbers_switches_its_index_off() {
        put("a", 1, "");
        documents.insertOne(new Document("_id", "a:x").append("account", "a"));

        assertThat(ids(eq("account", "a"), descending("position"), 10)).containsExactly("a:1", "a:x");
    }

    @Test
    void an_index_may_have_a_single_field_and_a_condition_may_be_null() {
        var others = client.getDatabase("test").getCollection("hours");
        others.createIndex(new Document("account", 1));
        others.insertMany(List.of(
                new Document("_id", 1).append("account", "a"),
                new Document("_id", 2).append("account", "b").append("until", 5),
                new Document("_id", 3).append("account", "a").append("until", 6)));
        var _ = others.updateOne(eq(3), new Document("$set", new Document("until", 7)));

        assertThat(others.find(eq("account", "a")).map(it -> it.get("_id")).into(new ArrayList<>()))
                .isEqualTo(List.of(1, 3));
        assertThat(others.find(and(eq("account", "a"), eq("until", null)))
                        .map(it -> it.get("_id"))
                        .into(new ArrayList<>()))
                .isEqualTo(List.of(1));
    }

    @Test
    void a_renamed_collection_keeps_its_documents() {
        put("a", 1, "kept");

        documents.renameCollection(new MongoNamespace("test.renamed"));

        var renamed = client.getDatabase("test").getCollection("renamed");
        assertThat(renamed.find(eq("account", "a")).first()).containsEntry("text", "kept");
    }

    @Test
    void the_folder_contains_no_file_that_a_killed_process_would_leave_behind() throws Exception {
        put("a", 1, "personal data");

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static Date at(long epochMillis) {
        return Date.from(Instant.ofEpochMilli(epochMillis));
    }

    private void put(String account, int position, String text) {
        var id = account + ":" + position;
        var document = new Document("_id", id)
                .append("account", account)
                .append("position", (long) position)
                .append("changed", (long) position)
                .append("status", "SENT")
                .append("text", text);
        var _ = documents.replaceOne(eq(id), document, new ReplaceOptions().upsert(true));
    }

    private List<String> ids(Bson filter, Bson order, int limit) {
        return documents
                .find(filter)
                .sort(order)
                .limit(limit)
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }
}
