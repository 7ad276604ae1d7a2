package com.ogensync.connect.reliability.attacks.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class CyclesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long SHORTLY = Duration.ofMillis(2).toNanos();

    private final List<LimitedResponse> responses = new ArrayList<>();

    private void granted(long second) {
        responses.add(new LimitedResponse(second * SECOND, second * SECOND + SHORTLY, false, 0));
    }

    private void refused(long second, int retryAfter) {
        responses.add(new LimitedResponse(second * SECOND, second * SECOND + SHORTLY, true, retryAfter));
    }

    private List<String> faults() {
        return Cycles.faults(responses, 2, 2);
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
    void the_limit_in_each_cycle_and_exact_waits_are_right() {
        two_right_cycles();
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_cycle_may_have_begun_at_any_time_before_the_first_response() {
        responses.add(new LimitedResponse(0, 2 * SECOND, false, 0));
        granted(3);
        responses.add(new LimitedResponse(61 * SECOND, 61 * SECOND + SHORTLY, true, 1));
        granted(63);
        granted(64);
        assertThat(faults()).isEmpty();
    }

    @Test
    void one_more_is_found() {
        two_right_cycles();
        granted(3);
        assertThat(faults()).containsExactly("3 admitted in cycle 0");
    }

    @Test
    void one_less_is_found() {
        two_right_cycles();
        responses.remove(4);
        assertThat(faults()).containsExactly("1 admitted in cycle 1");
    }

    @Test
    void a_limit_without_refusals_is_found() {
        two_right_cycles();
        responses.removeIf(LimitedResponse::refused);
        assertThat(faults()).containsExactly("No request was refused");
    }

    @Test
    void a_wait_that_is_too_short_too_long_or_missing_is_found() {
        two_right_cycles();
        refused(10, 48);
        refused(10, 52);
        refused(10, 0);
        assertThat(faults()).hasSize(3);
    }
}
