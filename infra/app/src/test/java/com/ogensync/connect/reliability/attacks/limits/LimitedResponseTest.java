package com.ogensync.connect.reliability.attacks.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planted faults, and what is none. */
class ToldTest {

    private static final Map<String, String> COUNTED = Map.of("ratelimit", "\"sends\";r=1;t=42");

    private static WireAnswer answer(int status, Map<String, String> headers, String text) {
        return WireAnswer.of(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    private static WireAnswer refusal(String retryAfter, String sentence) {
        return answer(429, Map.of("retry-after", retryAfter), sentence);
    }

    @Test
    void who_is_let_in_and_who_has_to_wait_is_told() {
        assertThat(Told.of(0, answer(400, COUNTED, "{}")).refused()).isFalse();
        var refused = Told.of(0, refusal("42", "Rate limit exceeded. Try again in 42 seconds."));
        assertThat(refused.refused()).isTrue();
        assertThat(refused.retryAfter()).isEqualTo(42);
    }

    @Test
    void a_sentence_that_names_another_time_than_the_header_is_found() {
        for (var wrong : List.of("Try again in 41 seconds", "Try again later", "")) {
            assertThatThrownBy(() -> Told.of(0, refusal("42", wrong))).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void an_answer_that_was_not_counted_and_a_fault_of_ours_are_found() {
        assertThatThrownBy(() -> Told.of(0, answer(200, Map.of(), "{}"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Told.of(0, answer(503, COUNTED, "{}"))).isInstanceOf(AssertionError.class);
    }
}
