package com.ogensync.connect.reliability.attacks.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Planted faults, and what is none. */
class CyclesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long SHORTLY = Duration.ofMillis(2).toNanos();

    private final List<Told> told = new ArrayList<>();

    private void granted(long second) {
        told.add(new Told(second * SECOND, second * SECOND + SHORTLY, false, 0));
    }

    private void refused(long second, int retryAfter) {
        told.add(new Told(second * SECOND, second * SECOND + SHORTLY, true, retryAfter));
    }

    private List<String> faults() {
        return Cycles.faults(told, 2, 2);
    }

    private void two_right_cycles() {
        granted(0);
        granted(1);
        refused(2, 58);
        refused(59, 1);
        granted(60);
        granted(61);
        refused(100, 20);
    }

    @Test
    void the_limit_in_each_cycle_and_true_waits_are_right() {
        two_right_cycles();
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_cycle_may_have_begun_at_any_moment_until_the_first_answer() {
        told.add(new Told(0, 2 * SECOND, false, 0));
        granted(3);
        told.add(new Told(61 * SECOND, 61 * SECOND + SHORTLY, true, 1));
        granted(63);
        granted(64);
        assertThat(faults()).isEmpty();
    }

    @Test
    void one_more_is_found() {
        two_right_cycles();
        granted(3);
        assertThat(faults()).containsExactly("3 let in, in cycle 0");
    }

    @Test
    void one_less_is_found() {
        two_right_cycles();
        told.remove(4);
        assertThat(faults()).containsExactly("1 let in, in cycle 1");
    }

    @Test
    void a_limit_that_refuses_nobody_is_found() {
        two_right_cycles();
        told.removeIf(Told::refused);
        assertThat(faults()).containsExactly("Nobody was refused");
    }

    @Test
    void a_wait_too_short_or_too_long_or_none_is_found() {
        two_right_cycles();
        refused(10, 48);
        refused(10, 52);
        refused(10, 0);
        assertThat(faults()).hasSize(3);
    }
}
