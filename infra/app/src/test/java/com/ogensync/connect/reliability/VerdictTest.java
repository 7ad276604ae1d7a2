package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Answer;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class VerdictTest {

    private static final String ENVELOPE = "{\"success\":false,\"error\":\"away\"}";
    private static final Answer LAST = answer(200, "A", 7);

    @Test
    void the_same_response_and_one_before_the_outcome_are_consistent() {
        Verdict.assertAlike(LAST, answer(200, "A", 7));
        Verdict.assertAlike(LAST, answer(202, "A", 7));
        Verdict.assertAlike(LAST, inFlight());
    }

    @Test
    void another_message_balance_status_or_byte_is_inconsistent() {
        for (var other : List.of(answer(200, "B", 7), answer(202, "B", 7), answer(202, "A", 6), answer(400, "A", 7))) {
            assertThatThrownBy(() -> Verdict.assertAlike(LAST, other)).isInstanceOf(AssertionError.class);
        }
        var spaced = new Answer(200, LAST.headers(), LAST.body() + " ");
        assertThatThrownBy(() -> Verdict.assertAlike(LAST, spaced)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_refusal_without_a_message_is_inconsistent() {
        var refused = new Answer(409, HttpHeaders.of(Map.of(), (_, _) -> true), "{}");

        assertThatThrownBy(() -> Verdict.assertAlike(LAST, refused)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_send_in_progress_without_a_response_was_dropped() {
        var dropped = send(1, 3, new Send.Lost("reset"));
        var later = send(3, 4, new Send.Lost("refused"));
        var answered = send(1, 3, new Send.Answered(200, "A", 7));

        assertThat(Verdict.droppedAt(2, List.of(dropped, later, answered))).containsExactly(dropped);
        assertThat(Verdict.inProgressAt(2, List.of(dropped, later, answered))).isEqualTo(2);
    }

    @Test
    void only_an_interrupted_commit_has_an_unknown_outcome() {
        assertThat(Verdict.isInDoubt(
                        send(1, 2, new Send.Lost("500 {\"error\":\"it may or may not have taken effect\"}"))))
                .isTrue();
        assertThat(Verdict.isInDoubt(send(1, 2, new Send.Lost("500 {\"error\":\"went wrong\"}"))))
                .isFalse();
        assertThat(Verdict.isInDoubt(send(1, 2, new Send.Lost("reset")))).isFalse();
        assertThat(Verdict.isInDoubt(send(1, 2, new Send.Answered(503, null, -1))))
                .isFalse();
    }

    @Test
    void no_response_and_a_server_error_are_undocumented() {
        var lost = send(1, 2, new Send.Lost("reset"));
        var teapot = send(1, 2, new Send.Answered(418, null, -1));
        var away = send(1, 2, new Send.Answered(503, null, -1));

        assertThat(Verdict.undocumented(List.of(lost, teapot, away))).containsExactly(lost, teapot);
    }

    @Test
    void after_a_server_error_the_outcome_is_unknown() {
        var error = new Answer(500, HttpHeaders.of(Map.of(), (_, _) -> true), "{}");

        assertThat(Load.response(error)).isInstanceOf(Send.Lost.class);
    }

    @Test
    void a_clear_refusal_has_the_envelope_and_a_retry_time() {
        assertThat(Verdict.isClear(refusal(503, ENVELOPE, Map.of("Retry-After", List.of("1")))))
                .isTrue();
        assertThat(Verdict.isClear(refusal(402, ENVELOPE, Map.of()))).isTrue();
        assertThat(Verdict.isClear(LAST)).isTrue();
        assertThat(Verdict.isClear(refusal(503, ENVELOPE, Map.of()))).isFalse();
        for (var other : List.of("", "<html>", "{}", "{\"success\":true,\"error\":\"away\"}", "{\"success\":false}")) {
            assertThat(Verdict.isClear(refusal(400, other, Map.of()))).isFalse();
        }
    }

    @Test
    void a_balance_is_right_marked_stale_or_refused() {
        var seven = "{\"success\":true,\"data\":{\"credits\":7}}";
        var stale = Map.of("X-Data-Stale", List.of("true"));

        assertThat(Verdict.isHonest(refusal(200, seven, Map.of()), 7)).isTrue();
        assertThat(Verdict.isHonest(refusal(200, seven, stale), 8)).isTrue();
        assertThat(Verdict.isHonest(refusal(503, ENVELOPE, Map.of("Retry-After", List.of("1"))), 8))
                .isTrue();
        assertThat(Verdict.isHonest(refusal(200, seven, Map.of()), 8)).isFalse();
        assertThat(Verdict.isHonest(refusal(200, ENVELOPE, Map.of()), 8)).isFalse();
        assertThat(Verdict.isHonest(refusal(503, "away", Map.of()), 8)).isFalse();
        assertThat(Verdict.isHonest(refusal(404, ENVELOPE, Map.of()), 8)).isFalse();
        assertThat(Verdict.isHonest(refusal(500, ENVELOPE, Map.of()), 8)).isFalse();
    }

    private static Answer refusal(int status, String body, Map<String, List<String>> headers) {
        return new Answer(status, HttpHeaders.of(headers, (_, _) -> true), body);
    }

    private static Send send(long startedAt, long endedAt, Send.Response response) {
        return new Send("account", null, "to", "text", startedAt, endedAt, response);
    }

    private static Answer answer(int status, String id, long credits) {
        var headers = HttpHeaders.of(Map.of("Location", List.of("/api/messages/" + id)), (_, _) -> true);
        return new Answer(status, headers, "{\"data\":{\"creditsRemaining\":%d}}".formatted(credits));
    }

    private static Answer inFlight() {
        return new Answer(409, HttpHeaders.of(Map.of("Retry-After", List.of("1")), (_, _) -> true), "{}");
    }
}
