package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Checks metrics, and that reconciliation repairs tampered projections. */
class ObservabilityIT extends WholeSystem {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TO = "919876543210";

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private MongoDatabase database;

    @Test
    void coins_and_messages_are_counted_when_they_are_stored() {
        var granted = value("coins_total{movement=\"granted\"}");
        var debited = value("coins_total{movement=\"debited\"}");
        var refunded = value("coins_total{movement=\"refunded\"}");
        var sent = value("messages_total{outcome=\"sent\"}");
        var failed = value("messages_total{outcome=\"failed\"}");
        var ada = caller.registerLinked();
        var _ = caller.send(ada, null, TO, "Hello").expect(200);
        var _ = caller.send(ada, null, "10000000404", "Hello");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(value("coins_total{movement=\"granted\"}") - granted).isEqualTo(5);
            assertThat(value("coins_total{movement=\"debited\"}") - debited).isEqualTo(2);
            assertThat(value("coins_total{movement=\"refunded\"}") - refunded).isEqualTo(1);
            assertThat(value("messages_total{outcome=\"sent\"}") - sent).isEqualTo(1);
            assertThat(value("messages_total{outcome=\"failed\"}") - failed).isEqualTo(1);
        });
    }

    @Test
    void a_refused_send_is_not_counted() {
        var accepted = value("messages_total{outcome=\"accepted\"}");
        var _ = caller.send(caller.register(), null, TO, "Hello").expect(409);

        assertThat(value("messages_total{outcome=\"accepted\"}")).isEqualTo(accepted);
    }

    @Test
    void gauges_show_the_current_state_and_the_lag_of_event_processors() {
        var _ = caller.registerLinked();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(value("whatsapp_sessions{state=\"online\"}")).isPositive();
            assertThat(value("open_messages{age=\"over_1h\"}")).isZero();
            assertThat(value("index_lag{index=\"open-messages\"}")).isZero();
            assertThat(value("index_parked{indexes=\"all\"}")).isZero();
            assertThat(value("projection_lag{projection=\"balances\"}")).isZero();
            assertThat(value("projection_parked{projection=\"messages\"}")).isZero();
        });
        assertThat(value("projection_events_total{projection=\"activities\"}")).isPositive();
        assertThat(value("late_reports_total")).isNotNegative();
        assertThat(value("event_commits_seconds_count")).isPositive();
        assertThat(value("event_commit_sharing_sum")).isGreaterThanOrEqualTo(value("event_commits_seconds_count"));
    }

    @Test
    void no_label_has_personal_data_and_requests_are_labelled_by_path_template() {
        var ada = caller.registerLinked();
        var message = caller.send(ada, "key-1", TO, "A-secret-text").expect(200).messageId();
        assertThat(message).isNotNull();
        var _ = caller.get("/api/messages/" + message, ada.token()).expect(200);
        var _ = caller.get("/api/messages/" + UUID.randomUUID(), ada.token());
        var _ = caller.get("/nowhere/" + ada.phone(), ada.token()).expect(404);

        await().atMost(PATIENCE).until(() -> scrape().contains("uri=\"/api/messages/{"));
        assertThat(scrape())
                .doesNotContain(ada.id(), ada.token(), ada.phone(), TO, message, "A-secret-text", "key-1")
                .doesNotContainPattern(
                        Pattern.compile("^[a-z].*\\{.*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*\\}", Pattern.MULTILINE));
    }

    @Test
    void a_balance_that_was_tampered_with_is_found_and_healed() {
        var ada = caller.registerLinked();
        var _ = caller.send(ada, null, TO, "Hello").expect(200);
        assertThat(caller.credits(ada)).isEqualTo(4);
        var healed = value("projection_drift_healed_total");

        tamper("balances", "account:" + ada.id(), new Document("credits", 1000L));

        await().atMost(PATIENCE).until(() -> value("projection_drift_healed_total") > healed);
        assertThat(caller.credits(ada)).isEqualTo(4);
        assertThat(value("projection_drift")).isZero();
    }

    @Test
    void missing_wrong_and_surplus_documents_are_healed_when_all_accounts_are_reconciled() {
        var ada = caller.registerLinked();
        var message = caller.send(ada, null, TO, "Hello").expect(200).messageId();
        var stream = "message:" + ada.id() + ":" + message;
        await().atMost(PATIENCE).until(() -> export(ada).toString().contains("READ"));
        var before = export(ada);
        assertThat(before).hasSize(4);

        tamper("messages", stream, new Document("status", "FAILED"));
        database.getCollection("ledger_entries").deleteOne(Filters.eq(ada.id() + ":2"));
        database.getCollection("messages")
                .insertOne(new Document("_id", stream + "0")
                        .append("account", ada.id())
                        .append("sequence", 0L));
        tamper("balances", "account:" + ada.id(), new Document("credits", 7L).append("sequence", 1_000_000L));

        await().atMost(PATIENCE).untilAsserted(() -> {
            try (var operations = new Caller(managementPort)) {
                var looks = operations.post("/actuator/reconciliation", null, Map.of());
                assertThat(looks.expect(200).json().path("still_drifting").asInt())
                        .isZero();
            }
            assertThat(export(ada)).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_profiles", "whatsapp_sessions", "activities", "usage_hours"})
    void drift_in_any_projection_is_found_and_healed(String projection) {
        var ada = caller.registerLinked();
        var message = caller.send(ada, null, TO, "Hello").expect(200).messageId();
        await().atMost(PATIENCE).until(() -> everything(ada).toString().contains("MESSAGE_READ"));
        var before = everything(ada);
        var healed = value("projection_drift_healed_total");

        switch (projection) {
            case "account_profiles" -> tamper(projection, "account:" + ada.id(), new Document("name", "Mallory"));
            case "whatsapp_sessions" -> tamper(projection, "session:" + ada.id(), new Document("status", "LOGGED_OUT"));
            case "activities" ->
                tamper(projection, "message:" + ada.id() + ":" + message, new Document("type", "MESSAGE_FAILED"));
            default -> {
                var hour = database.getCollection(projection)
                        .find(Filters.eq("account", ada.id()))
                        .iterator()
                        .next();
                var none = new Document("latencies", new Document());
                for (var milestone : List.of("accepted_at", "sent_at", "delivered_at", "read_at", "failed_at")) {
                    none.append(milestone, 0L);
                }
                tamper(
                        projection,
                        hour.getString("_id"),
                        new Document("folded", hour.getLong("mark")).append("counts", none));
                database.getCollection(projection)
                        .insertOne(new Document("_id", ada.id() + ":7")
                                .append("account", ada.id())
                                .append("hour", 7L));
            }
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            try (var operations = new Caller(managementPort)) {
                var _ = operations
                        .post("/actuator/reconciliation", null, Map.of())
                        .expect(200);
            }
            assertThat(value("projection_drift_healed_total")).isGreaterThan(healed);
            assertThat(everything(ada)).isEqualTo(before);
            assertThat(value("projection_drift")).isZero();
        });
    }

    private void tamper(String collection, String id, Document change) {
        var result = database.getCollection(collection)
                .updateOne(
                        Filters.eq(id),
                        Updates.combine(change.entrySet().stream()
                                .map(field -> Updates.set(field.getKey(), field.getValue()))
                                .toList()));
        assertThat(result.getModifiedCount()).as("the fault is there").isEqualTo(1);
    }

    private Map<String, String> export(Account account) {
        return export(account, "balances", "ledger_entries", "messages");
    }

    private Map<String, String> everything(Account account) {
        return export(
                account,
                "account_profiles",
                "activities",
                "balances",
                "ledger_entries",
                "messages",
                "usage_hours",
                "whatsapp_sessions");
    }

    /** The account's documents. */
    private Map<String, String> export(Account account, String... projections) {
        var rows = new TreeMap<String, String>();
        for (var name : projections) {
            for (var row : database.getCollection(name).find()) {
                if (row.getString("_id").contains(account.id())) {
                    rows.put(name + " " + row.getString("_id"), row.toJson());
                }
            }
        }
        return rows;
    }

    private double value(String series) {
        return scrape().lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series));
    }

    private String scrape() {
        try (var operations = new Caller(managementPort)) {
            return operations.get("/actuator/prometheus", null).expect(200).body();
        }
    }
}
