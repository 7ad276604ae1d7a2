package com.ogensync.connect.reliability.attacks.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class TokenAttackTest {

    private static final String REFUSAL = "{\"success\":false,\"error\":\"The token is invalid\"}";
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "x-request-id", "a", "x-content-type-options", "nosniff");

    private static List<String> judged(int status, String body) {
        return TokenAttack.refusals(WireAnswer.of(status, HEADERS, body.getBytes(StandardCharsets.UTF_8)), 401);
    }

    @Test
    void only_a_refusal_is_right() {
        assertThat(judged(401, REFUSAL)).isEmpty();
        assertThat(judged(401, "{}")).isNotEmpty();
        for (var status : List.of(200, 202, 402, 403, 500, 503)) {
            assertThat(judged(status, REFUSAL)).isNotEmpty();
        }
    }

    @Test
    void forged_tokens_differ_from_the_control_and_from_each_other() {
        var good = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0." + "c".repeat(43);
        var forger = new Forger("0123456789abcdef0123456789abcdef", good);

        assertThat(forger.forged().values())
                .doesNotHaveDuplicates()
                .doesNotContain(forger.control(), good)
                .hasSizeGreaterThan(20);
    }
}
