package com.ogensync.connect.reliability.attacks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.attacks.load.OverloadAttack.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class OverloadBoundsTest {

    /** Returns an outcome with a maximum throughput of 100 messages per second. */
    private static Outcome outcome(
            double goodput, double offered, long turnedAway, long refusedMillis, long recoveredMillis) {
        return new Outcome(
                100,
                32,
                goodput,
                offered,
                List.of(),
                turnedAway,
                "",
                Duration.ofMillis(refusedMillis),
                Duration.ofMillis(recoveredMillis));
    }

    @Test
    void values_just_within_the_bounds_are_right() {
        assertThat(OverloadBounds.faults(outcome(80, 500, 1, 999, 10_000))).isEmpty();
    }

    @Test
    void too_little_goodput_is_found() {
        assertThat(OverloadBounds.faults(outcome(79.9, 500, 1, 999, 10_000))).hasSize(1);
    }

    @Test
    void a_maximum_throughput_of_zero_is_found() {
        var nothing = new Outcome(0, 32, 0, 500, List.of(), 1, "", Duration.ZERO, Duration.ZERO);
        assertThat(OverloadBounds.faults(nothing)).hasSize(1);
    }

    @Test
    void slow_refusals_are_found() {
        assertThat(OverloadBounds.faults(outcome(80, 500, 1, 1_000, 10_000))).containsExactly("Refusals took PT1S");
    }

    @Test
    void a_slow_recovery_is_found() {
        assertThat(OverloadBounds.faults(outcome(80, 500, 1, 999, 10_001))).hasSize(1);
    }

    @Test
    void a_run_without_an_overload_is_found() {
        assertThat(OverloadBounds.faults(outcome(80, 299, 1, 999, 10_000))).hasSize(1);
        assertThat(OverloadBounds.faults(outcome(80, 500, 0, 0, 0))).hasSize(1);
    }
}
