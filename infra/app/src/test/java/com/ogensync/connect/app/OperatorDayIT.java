package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Runs an operator's tasks on the whole system, over HTTP and the command line. */
class OperatorDayIT extends OperatorWork {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private JdbcClient sql;

    @Test
    void an_operator_is_added_performs_all_tasks_and_is_revoked() {
        var ada = operator("ada");
        accounts(ada);
        indexes(ada);
        sessions(ada);
        projections(ada);
        oversight(ada);
        commandLine(ada);
        revoked(ada);
    }

    private void indexes(String ada) {
        var rebuilt = typed("", "ops", "index", "rebuild", "credentials");
        assertThat(rebuilt.status()).as(rebuilt.err()).isZero();
        assertThat(rebuilt.out()).matches("credentials rebuilt: rows [0-9]+, corrected 0\\R");
        assertThat(caller.get("/ops/drift", ada).status()).isEqualTo(200);
        assertThat(typed("", "ops", "index", "rebuild", "tokens").status()).isEqualTo(2);
    }

    private void accounts(String ada) {
        var user = caller.register();
        var path = "/ops/accounts/" + user.id();
        assertThat(caller.get("/ops/drift", user.token()).status()).isEqualTo(403);
        assertThat(caller.get("/api/credits", ada).status()).isEqualTo(403);
        for (var by :
                new String[] {"id=" + user.id(), "email=" + user.phone() + "@example.com", "phone=" + user.phone()}) {
            await().atMost(PATIENCE)
                    .until(() -> found(caller.get("/ops/accounts?" + by, ada)).equals(user.id()));
        }
        coins(ada, user, path);
        assertThat(caller.post(path + "/disable", ada, why()).status()).isEqualTo(200);
        assertThat(caller.get("/api/credits", user.token()).status()).isEqualTo(403);
        assertThat(caller.post(path + "/enable", ada, why()).status()).isEqualTo(200);
        assertThat(caller.get("/api/credits", user.token()).status()).isEqualTo(200);
        var reissued = caller.post(path + "/tokens", ada, why())
                .expect(200)
                .data()
                .path("token")
                .asString();
        assertThat(caller.get("/api/credits", user.token()).status()).isEqualTo(401);
        assertThat(caller.get("/api/credits", reissued).status()).isEqualTo(200);
        var look = caller.get(path, ada).expect(200).data();
        assertThat(look.at("/credits/credits").asLong()).isEqualTo(45);
        assertThat(look.at("/lastActivity/type").asString()).isEqualTo("token_regenerated");
    }

    private void coins(String ada, Account user, String path) {
        var grant = Map.of("amount", 50, "reason", "Outage");
        assertThat(caller.post(path + "/grants", ada, grant)
                        .expect(200)
                        .data()
                        .path("credits")
                        .asLong())
                .isEqualTo(55);
        assertThat(caller.post(path + "/corrections", ada, Map.of("entry", 2, "amount", -10, "reason", "x"))
                        .expect(200)
                        .data()
                        .path("entry")
                        .asLong())
                .isEqualTo(3);
        assertThat(caller.post(path + "/corrections", ada, Map.of("entry", 2, "amount", -46, "reason", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(caller.post(path + "/grants", ada, Map.of("amount", 0, "reason", "x"))
                        .status())
                .isEqualTo(400);
        var ledger = caller.get(path + "/ledger", ada).expect(200).data();
        assertThat(ledger.path("credits").asLong()).isEqualTo(45);
        assertThat(ledger.at("/entries/1/by").asString()).isEqualTo("operator:ada");
        assertThat(ledger.at("/entries/2/corrects").asLong()).isEqualTo(2);
        assertThat(ledger.at("/entries/2/previous").asString())
                .isEqualTo(ledger.at("/entries/1/hash").asString());
        assertThat(caller.get(path + "/ledger?until=2020-01-01T00:00:00Z", ada)
                        .data()
                        .path("entries"))
                .isEmpty();
        assertThat(caller.credits(user)).isEqualTo(45);
    }

    private void sessions(String ada) {
        var user = caller.registerLinked();
        assertThat(caller.send(user, null, "10000000408", "never acknowledged").status())
                .isEqualTo(202);
        assertThat(caller.get("/ops/messages/open?account=" + user.id(), ada)
                        .expect(200)
                        .data()
                        .path("messages"))
                .hasSize(1);
        var listed = caller.get("/ops/sessions?state=online&limit=100", ada)
                .expect(200)
                .body();
        assertThat(listed).contains(user.id());

        assertThat(caller.post("/ops/sessions/" + user.id() + "/unlink", ada, why())
                        .status())
                .isEqualTo(200);

        await().atMost(PATIENCE).until(() -> caller.credits(user) == 5);
        assertThat(caller.get("/ops/sessions?state=online&limit=100", ada).body())
                .doesNotContain(user.id());
    }

    private void projections(String ada) {
        assertThat(caller.get("/ops/projections", ada).expect(200).data().path("projections"))
                .hasSize(7);
        assertThat(caller.post("/ops/projections/balances/pause", ada, Map.of()).status())
                .isEqualTo(200);
        assertThat(caller.get("/ops/projections", ada).body()).contains("\"paused\"");
        var user = caller.register();
        assertThat(caller.get("/api/credits", user.token()).status()).isEqualTo(503);
        assertThat(caller.post("/ops/projections/balances/resume", ada, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(caller.credits(user)).isEqualTo(5);
        assertThat(caller.post("/ops/projections/balances/replay", ada, Map.of())
                        .status())
                .isEqualTo(200);
        var progress = caller.get("/ops/projections/balances/replay", ada).expect(200);
        assertThat(progress.body()).startsWith("event:progress\ndata:{").contains("\"state\":\"done\"");
        assertThat(caller.credits(user)).isEqualTo(5);
        assertThat(caller.post("/ops/projections/nothing/replay", ada, Map.of()).status())
                .isEqualTo(404);
    }

    private void oversight(String ada) {
        assertThat(caller.get("/ops/nodes", ada).expect(200).data().path("nodes"))
                .singleElement()
                .matches(node -> node.path("state").asString().equals("running"));
        assertThat(typed(ada, "ops", "node", "list").out()).contains("clockOffsetMillis", "running");
        assertThat(caller.get("/ops/drift", ada).expect(200).data().path("drifting"))
                .isEmpty();
        assertThat(caller.get("/ops/dead-letters", ada).expect(200).data().path("deadLetters"))
                .isEmpty();
        assertThat(caller.get("/ops/dead-letters/p-1", ada).status()).isEqualTo(404);
        assertThat(caller.get("/ops/audit/anchors", ada).expect(200).data().path("anchors"))
                .isNotNull();
        assertThat(sql.sql("""
                        select count(*) from event
                        where aggregate_identifier = 'operator:ada' and payload_type = 'OperatorActed'""").query(Long.class).single()).isEqualTo(9);
        assertThat(sql.sql("select string_agg(payload, '') from event where aggregate_identifier = 'operator:ada'")
                        .query(String.class)
                        .single())
                .doesNotContain("Outage");
    }

    private void commandLine(String ada) {
        var user = caller.register();
        assertThat(typed(ada, "ops", "account", "find", "--phone", user.phone()).out())
                .contains(user.id());
        var granted = typed(
                ada, "ops", "account", "grant", user.id(), "7", "--reason", "x", "--key", "k", "--format", "json");
        assertThat(JSON.readTree(granted.out()).at("/data/credits").asLong()).isEqualTo(12);
        assertThat(typed(ada, "ops", "account", "grant", user.id(), "7", "--reason", "x", "--key", "k")
                        .status())
                .isZero();
        assertThat(caller.credits(user)).isEqualTo(12);
        assertThat(typed(ada, "ops", "account", "grant", user.id(), "0", "--reason", "x"))
                .satisfies(refused -> {
                    assertThat(refused.status()).isEqualTo(2);
                    assertThat(refused.err()).contains("amount must be");
                });
        assertThat(typed(ada, "ops", "projection", "replay", "account_profiles").out())
                .contains("done");
        assertThat(typed(ada, "ops", "drift").status()).isZero();
        assertThat(typed("", "ops", "drift").err()).contains("OPS_TOKEN");
        var operators = typed("", "ops", "operator", "list", "--format", "json");
        assertThat(JSON.readTree(operators.out()).at("/data/operators/0/state").asString())
                .isEqualTo("active");
    }

    private void revoked(String ada) {
        var revoked = typed("", "ops", "operator", "revoke", "ada");
        assertThat(revoked.status()).as(revoked.err()).isZero();
        assertThat(revoked.err()).contains("is now refused");
        assertThat(caller.get("/ops/drift", ada).status()).isEqualTo(401);
        assertThat(typed("", "ops", "operator", "revoke", "nobody").status()).isEqualTo(2);
    }

    private static String found(Answer answer) {
        return Objects.requireNonNullElse(answer.data().at("/accounts/0/userId").asString(""), "");
    }

    private static Map<String, String> why() {
        return Map.of("reason", "Asked for it");
    }
}
