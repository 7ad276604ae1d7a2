package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.ogensync.connect.reliability.child.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import tools.jackson.databind.JsonNode;

/** The report of differences between projections and events, on the whole system. */
class OperatorDriftIT extends OperatorWork {

    @Autowired
    private MongoDatabase database;

    @LocalManagementPort
    private int managementPort;

    @Test
    void an_incoming_message_causes_no_drift_and_does_not_mask_existing_drift() {
        var grace = operator("grace");
        var user = caller.registerLinked();
        var letter = Map.of("phone", user.phone(), "from", "919876543210", "text", "Hello!");
        caller.post("/sandbox/phone/write", null, letter).expect(200);
        await().atMost(PATIENCE)
                .until(() -> caller.get("/api/activity", user.token()).body().contains("message_received"));
        var found = reconciled(grace).path("found").asLong();

        assertThat(reconciled(grace).path("found").asLong()).isEqualTo(found);
        var changed = database.getCollection("activities")
                .updateOne(
                        Filters.and(Filters.eq("account", user.id()), Filters.eq("type", "MESSAGE_RECEIVED")),
                        Updates.set("type", "MESSAGE_FAILED"));
        assertThat(changed.getModifiedCount()).isEqualTo(1);
        assertThat(reconciled(grace).path("found").asLong()).isEqualTo(found + 1);
        assertThat(caller.get("/api/activity", user.token()).body()).contains("message_received");
    }

    /** Reconciles every account and checks that none drifts. */
    private JsonNode reconciled(String operator) {
        try (var operations = new Caller(managementPort)) {
            operations.post("/actuator/reconciliation", null, Map.of()).expect(200);
        }
        var drift = caller.get("/ops/drift", operator).expect(200).data();
        assertThat(drift.path("drifting")).isEmpty();
        return drift;
    }
}
