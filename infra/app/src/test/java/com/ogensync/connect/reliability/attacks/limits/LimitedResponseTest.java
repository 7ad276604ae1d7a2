package com.ogensync.connect.reliability.attacks.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class LimitedResponseTest {

    private static final Map<String, String> COUNTED = Map.of("ratelimit", "\"sends\";r=1;t=42");

    private static WireAnswer answer(int status, Map<String, String> headers, String text) {
        return WireAnswer.of(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    private static WireAnswer refusal(String retryAfter, String sentence) {
        return answer(429, Map.of("retry-after", retryAfter), sentence);
    }

    @Test
    void admitted_and_refused_requests_are_distinguished() {
        assertThat(LimitedResponse.of(0, answer(400, COUNTED, "{}")).refused()).isFalse();
        var refused = LimitedResponse.of(0, refusal("42", "Rate limit exceeded. Try again in 42 seconds."));
        assertThat(refused.refused()).isTrue();
        assertThat(refused.retryAfter()).isEqualTo(42);
    }

    @Test
    void a_sentence_with_another_time_than_the_header_is_found() {
        for (var wrong : List.of("Try again in 41 seconds", "Try again later", "")) {
            assertThatThrownBy(() -> LimitedResponse.of(0, refusal("42", wrong)))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void an_unlimited_response_and_a_server_error_are_found() {
        assertThatThrownBy(() -> LimitedResponse.of(0, answer(200, Map.of(), "{}")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> LimitedResponse.of(0, answer(503, COUNTED, "{}")))
                .isInstanceOf(AssertionError.class);
    }
}
