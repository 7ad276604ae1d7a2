package com.ogensync.connect.reliability.attacks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.reliability.audit.Send;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Planted faults, and what is none. */
class RatesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static Attempt told(long startedAt, long endedAt, Send.Told told, String retryAfter) {
        return new Attempt(new Send("account", null, "to", "text", startedAt, endedAt, told), retryAfter);
    }

    private static Attempt status(long endedAt, int status, String retryAfter) {
        return told(0, endedAt, new Send.Answered(status, null, -1), retryAfter);
    }

    @Test
    void only_what_was_done_in_time_is_goodput() {
        var rates = new Rates(List.of(
                status(SECOND, 200, ""),
                status(2 * SECOND, 200, ""),
                status(3 * SECOND, 200, ""),
                status(SECOND, 503, "1"),
                status(SECOND, 400, "")));

        assertThat(rates.goodput(Duration.ofSeconds(2))).isEqualTo(1);
    }

    @Test
    void being_turned_away_without_a_time_and_anything_else_is_odd() {
        var silent = status(1, 503, "");
        var zero = status(1, 503, "0");
        var error = told(0, 1, new Send.Lost("500"), "");
        var refused = status(1, 409, "");
        var rates = new Rates(
                List.of(status(1, 200, ""), status(1, 202, ""), status(1, 503, "1"), silent, zero, error, refused));

        assertThat(rates.odd()).containsExactly(silent, zero, error, refused);
    }

    @Test
    void a_percentile_is_a_time_that_somebody_waited() {
        var latencies = new Latencies(LongStream.rangeClosed(1, 100).boxed().toList());

        assertThat(latencies.percentile(0.99)).isEqualTo(Duration.ofNanos(99));
        assertThat(latencies.percentile(1)).isEqualTo(Duration.ofNanos(100));
        assertThatThrownBy(() -> new Latencies(List.of()).percentile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
