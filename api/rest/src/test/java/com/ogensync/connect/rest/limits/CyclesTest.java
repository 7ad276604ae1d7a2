package com.ogensync.connect.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.TestTicker;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CyclesTest {

    private final TestTicker ticker = new TestTicker();
    private final Cycles cycles = new Cycles(3, ticker);

    @Test
    void a_cycle_begins_with_the_callers_first_request() {
        ticker.advance(Duration.ofSeconds(17));
        assertThat(cycles.take("a")).isEqualTo(new Quota(true, 2, 60));
        ticker.advance(Duration.ofSeconds(10));
        assertThat(cycles.take("a")).isEqualTo(new Quota(true, 1, 50));
        assertThat(cycles.take("b")).isEqualTo(new Quota(true, 2, 60));
        ticker.advance(Duration.ofMillis(1500));
        assertThat(cycles.take("a")).isEqualTo(new Quota(true, 0, 49));
        assertThat(cycles.take("a")).isEqualTo(new Quota(false, 0, 49));
    }

    @Test
    void whoever_waits_as_told_goes_on_and_whoever_does_not_does_not() {
        for (int i = 0; i < 3; i++) {
            cycles.take("a");
        }
        ticker.advance(Duration.ofMillis(1));
        int wait = cycles.take("a").resetSeconds();
        assertThat(wait).isEqualTo(60);
        ticker.advance(Duration.ofSeconds(wait - 1));
        assertThat(cycles.take("a")).isEqualTo(new Quota(false, 0, 1));
        ticker.advance(Duration.ofSeconds(1));
        assertThat(cycles.take("a").granted()).isTrue();
    }

    @Test
    void cycles_are_fixed_and_each_has_the_whole_limit() {
        for (int cycle = 0; cycle < 5; cycle++) {
            int granted = 0;
            for (int i = 0; i < 12; i++) {
                granted += cycles.take("a").granted() ? 1 : 0;
                ticker.advance(Duration.ofSeconds(5));
            }
            assertThat(granted).isEqualTo(3);
        }
    }

    @Test
    void refused_requests_cost_nothing_of_the_next_cycle() {
        for (int i = 0; i < 1000; i++) {
            cycles.take("a");
        }
        ticker.advance(Duration.ofSeconds(60));
        assertThat(cycles.take("a")).isEqualTo(new Quota(true, 2, 60));
    }

    @Test
    void many_at_once_get_exactly_the_limit() throws Exception {
        var limit = new Cycles(500, ticker);
        var granted = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 2000; i++) {
                threads.execute(() -> {
                    if (limit.take("a").granted()) {
                        granted.incrementAndGet();
                    }
                });
            }
        }
        assertThat(granted).hasValue(500);
    }

    @Test
    void a_million_callers_do_not_fill_the_memory() {
        for (int i = 0; i < 1_000_000; i++) {
            cycles.take(Integer.toString(i));
        }
        assertThat(cycles.remembered()).isLessThanOrEqualTo(50_000);
    }
}
