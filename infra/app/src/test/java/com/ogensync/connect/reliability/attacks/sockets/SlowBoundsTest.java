package com.ogensync.connect.reliability.attacks.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.attacks.load.Latencies;
import com.ogensync.connect.reliability.attacks.sockets.SlowBounds.Seen;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class SlowBoundsTest {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Latencies WITHOUT = waited(50);
    private static final Memory BEFORE = new Memory(100 * MEBIBYTE, 300 * MEBIBYTE);
    private static final Seen RIGHT = seen(100, 10_000, 100, 163);

    /** Returns a hundred equal response times. */
    private static Latencies waited(long millis) {
        return new Latencies(Collections.nCopies(100, Duration.ofMillis(millis).toNanos()));
    }

    private static Seen seen(long ended, long longestMillis, long waitedMillis, long heapMebibytes) {
        return new Seen(
                waited(waitedMillis), new Memory(heapMebibytes * MEBIBYTE, 0), ended, Duration.ofMillis(longestMillis));
    }

    private static List<String> compared(Seen seen) {
        return SlowBounds.faults(seen, WITHOUT, BEFORE);
    }

    @Test
    void values_just_within_the_bounds_are_right() {
        assertThat(SlowBounds.faults(RIGHT, 100, LONGEST)).isEmpty();
        assertThat(compared(RIGHT)).isEmpty();
    }

    @Test
    void a_socket_that_was_open_longer_is_found() {
        assertThat(SlowBounds.faults(seen(100, 10_001, 50, 100), 100, LONGEST)).hasSize(1);
    }

    @Test
    void sockets_that_were_never_closed_are_found() {
        assertThat(SlowBounds.faults(seen(99, 1, 50, 100), 100, LONGEST)).containsExactly("Only 99 of 100 were closed");
    }

    @Test
    void a_service_that_serves_no_other_client_is_found() {
        var alone = new Seen(new Latencies(List.of()), BEFORE, 100, Duration.ZERO);
        assertThat(SlowBounds.faults(alone, 100, LONGEST)).containsExactly("No other client was served");
    }

    @Test
    void a_doubled_latency_of_other_clients_is_found() {
        assertThat(compared(seen(100, 1, 101, 100))).hasSize(1);
    }

    @Test
    void memory_growth_by_other_clients_is_expected() {
        var later = new Memory(110 * MEBIBYTE, 320 * MEBIBYTE);
        assertThat(later.afterAsLongAgainSince(BEFORE)).isEqualTo(new Memory(120 * MEBIBYTE, 340 * MEBIBYTE));
    }

    @Test
    void memory_growth_of_64_mebibytes_is_found() {
        assertThat(compared(seen(100, 1, 50, 164))).hasSize(1);
    }
}
