package com.ogensync.connect.reliability.attacks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.reliability.audit.Send;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class RatesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static Attempt response(long startedAt, long endedAt, Send.Response response, String retryAfter) {
        return new Attempt(new Send("account", null, "to", "text", startedAt, endedAt, response), retryAfter);
    }

    private static Attempt status(long endedAt, int status, String retryAfter) {
        return response(0, endedAt, new Send.Answered(status, null, -1), retryAfter);
    }

    @Test
    void only_successes_in_time_are_goodput() {
        var rates = new Rates(List.of(
                status(SECOND, 200, ""),
                status(2 * SECOND, 200, ""),
                status(3 * SECOND, 200, ""),
                status(SECOND, 503, "1"),
                status(SECOND, 400, "")));

        assertThat(rates.goodput(Duration.ofSeconds(2))).isEqualTo(1);
    }

    @Test
    void a_refusal_without_retry_after_and_any_other_response_is_odd() {
        var silent = status(1, 503, "");
        var zero = status(1, 503, "0");
        var error = response(0, 1, new Send.Lost("500"), "");
        var refused = status(1, 409, "");
        var rates = new Rates(
                List.of(status(1, 200, ""), status(1, 202, ""), status(1, 503, "1"), silent, zero, error, refused));

        assertThat(rates.odd()).containsExactly(silent, zero, error, refused);
    }

    @Test
    void a_percentile_is_a_measured_response_time() {
        var latencies = new Latencies(LongStream.rangeClosed(1, 100).boxed().toList());

        assertThat(latencies.percentile(0.99)).isEqualTo(Duration.ofNanos(99));
        assertThat(latencies.percentile(1)).isEqualTo(Duration.ofNanos(100));
        assertThatThrownBy(() -> new Latencies(List.of()).percentile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
