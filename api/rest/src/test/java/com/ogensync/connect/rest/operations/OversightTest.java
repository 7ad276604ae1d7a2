package com.ogensync.connect.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.operations.port.DeadLetters.DeadLetter;
import com.ogensync.connect.rest.operations.port.ProjectionControl.Progress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Operator actions on sessions, projections, dead letters and open messages. */
class OversightTest {

    private final OperatorFixture fixture = new OperatorFixture();
    private final Edge edge = fixture.edge;
    private final String ada = fixture.ada;
    private final Edge.Caller user = fixture.user;

    @Test
    void unlinking_is_recorded_before_it_is_done() {
        assertThat(edge.post("/ops/sessions/" + user.account().uuid() + "/unlink", ada, OperatorFixture.REASON)
                        .status())
                .isEqualTo(200);

        var recorded = edge.world().last(RecordAction.class);
        assertThat(recorded.action()).isEqualTo(OperatorAction.UNLINK_WHATSAPP);
        assertThat(edge.world().last(UnlinkWhatsApp.class).by().value()).isEqualTo("operator:ada");
        assertThat(edge.world().received().indexOf(recorded))
                .isLessThan(edge.world().received().indexOf(edge.world().last(UnlinkWhatsApp.class)));
    }

    @Test
    void projections_are_paused_resumed_and_replayed_but_not_twice_at_once() {
        for (var action : List.of("pause", "resume", "replay")) {
            assertThat(edge.post("/ops/projections/balances/" + action, ada, null)
                            .status())
                    .isEqualTo(200);
            edge.post("/ops/projections/nothing/" + action, ada, null).failedWith(404);
        }
        assertThat(edge.operations().done).containsExactly("pause balances", "resume balances", "replay balances");
        assertThat(edge.world().count(RecordAction.class)).isEqualTo(3);

        edge.operations().replays.put("balances", progress("running", null));
        edge.post("/ops/projections/balances/replay", ada, null).failedWith(409);
    }

    @Test
    void a_replay_is_followed_to_its_end() {
        edge.get("/ops/projections/balances/replay", ada, "Accept", "text/event-stream")
                .failedWith(404);
        edge.operations().replays.put("balances", progress("failed", "MongoTimeoutException"));

        assertThat(edge.get("/ops/projections/balances/replay", ada, "Accept", "text/event-stream")
                        .body())
                .isEqualTo("""
                        event:progress
                        data:{"name":"balances","state":"failed","done":5,"total":10,"rate":1,"secondsLeft":null,"error":"MongoTimeoutException"}

                        """);
    }

    private static Progress progress(String state, @Nullable String error) {
        return new Progress("balances", state, 5, 10, 1, null, error);
    }

    @Test
    void a_dead_letter_is_shown_retried_and_discarded() {
        edge.operations().letters.add(letter(user.account()));

        assertThat(edge.get("/ops/dead-letters", ada).json().at("/data/deadLetters"))
                .hasSize(1);
        assertThat(edge.get("/ops/dead-letters/p-1", ada)
                        .json()
                        .at("/data/event")
                        .stringValue())
                .isEqualTo("{}");
        assertThat(edge.post("/ops/dead-letters/p-1/retry", ada, null).status()).isEqualTo(200);
        edge.operations().retryHelps = false;
        edge.post("/ops/dead-letters/p-1/retry", ada, null).failedWith(409);
        edge.post("/ops/dead-letters/p-1/discard", ada, "{}").failedWith(400);
        assertThat(edge.post("/ops/dead-letters/p-1/discard", ada, OperatorFixture.REASON)
                        .status())
                .isEqualTo(200);
        edge.get("/ops/dead-letters/p-1", ada).failedWith(404);
        assertThat(edge.world().last(RecordAction.class).subject()).isEqualTo("dead_letter:balances:account:x:3");
    }

    private static DeadLetter letter(AccountId account) {
        return new DeadLetter(
                "p-1",
                "projection",
                "balances",
                account,
                "CoinsGranted",
                "account:x",
                3,
                true,
                OperatorFixture.NOON,
                null,
                null,
                "{}");
    }

    @Test
    void open_messages_are_filtered_by_age_account_and_attempts() {
        assertThat(edge.get("/ops/messages/open?minAge=60&minAttempts=2", ada).status())
                .isEqualTo(200);
        var wanted = Objects.requireNonNull(edge.operations().wanted);
        assertThat(wanted.olderThan().toSeconds()).isEqualTo(60);
        assertThat(wanted.attemptsMin()).isEqualTo(2);

        for (var wrong : List.of("minAge=-1", "minAttempts=x", "account=1", "limit=0", "cursor=x")) {
            edge.get("/ops/messages/open?" + wrong, ada).failedWith(400);
        }
        assertThat(edge.get("/ops/audit/anchors", ada).body())
                .isEqualTo("{\"success\":true,\"data\":{\"anchors\":[],\"nextCursor\":null}}");
        assertThat(edge.get("/ops/sessions?limit=1", ada).json().at("/data/sessions"))
                .hasSize(1);
        edge.get("/ops/sessions?state=x", ada).failedWith(400);
        assertThat(edge.get("/ops/projections", ada)
                        .json()
                        .at("/data/projections/0/name")
                        .stringValue())
                .isEqualTo("balances");
    }

    @Test
    void the_nodes_are_listed_with_their_sessions_and_clocks() {
        assertThat(edge.get("/ops/nodes", ada).body())
                .isEqualTo("{\"success\":true,\"data\":{\"nodes\":[{\"node\":\"node-1\",\"version\":\"0.1.0\","
                        + "\"state\":\"running\",\"sessions\":2,\"clockOffsetMillis\":-3,"
                        + "\"startedAt\":\"2026-01-02T03:04:05.678Z\",\"lastBeatAt\":\"2026-01-02T03:05:05.678Z\"}]}}");
    }
}
