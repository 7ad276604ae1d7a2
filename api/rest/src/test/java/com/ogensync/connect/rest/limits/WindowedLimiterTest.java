package com.ogensync.connect.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.TestTicker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WindowedLimiterTest {

    private final TestTicker ticker = new TestTicker();
    private final WindowedLimiter limiter = new WindowedLimiter(3, ticker);

    @Test
    void a_window_begins_with_the_callers_first_request() {
        ticker.advance(Duration.ofSeconds(17));
        assertThat(limiter.take("a")).isEqualTo(new Quota(true, 2, 60));
        ticker.advance(Duration.ofSeconds(10));
        assertThat(limiter.take("a")).isEqualTo(new Quota(true, 1, 50));
        assertThat(limiter.take("b")).isEqualTo(new Quota(true, 2, 60));
        ticker.advance(Duration.ofMillis(1500));
        assertThat(limiter.take("a")).isEqualTo(new Quota(true, 0, 49));
        assertThat(limiter.take("a")).isEqualTo(new Quota(false, 0, 49));
    }

    @Test
    void a_caller_is_admitted_after_the_reset_time_and_not_before() {
        for (int i = 0; i < 3; i++) {
            limiter.take("a");
        }
        ticker.advance(Duration.ofMillis(1));
        int wait = limiter.take("a").resetSeconds();
        assertThat(wait).isEqualTo(60);
        ticker.advance(Duration.ofSeconds(wait - 1));
        assertThat(limiter.take("a")).isEqualTo(new Quota(false, 0, 1));
        ticker.advance(Duration.ofSeconds(1));
        assertThat(limiter.take("a").granted()).isTrue();
    }

    @Test
    void windows_are_fixed_and_each_has_the_whole_limit() {
        for (int window = 0; window < 5; window++) {
            int granted = 0;
            for (int i = 0; i < 12; i++) {
                granted += limiter.take("a").granted() ? 1 : 0;
                ticker.advance(Duration.ofSeconds(5));
            }
            assertThat(granted).isEqualTo(3);
        }
    }

    @Test
    void refused_requests_do_not_count_in_the_next_window() {
        for (int i = 0; i < 1000; i++) {
            limiter.take("a");
        }
        ticker.advance(Duration.ofSeconds(60));
        assertThat(limiter.take("a")).isEqualTo(new Quota(true, 2, 60));
    }

    @Test
    void concurrent_requests_get_exactly_the_limit() throws Exception {
        var limit = new WindowedLimiter(500, ticker);
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
    void a_million_addresses_and_a_million_accounts_do_not_fill_the_memory() {
        var addresses = new WindowedLimiter(10, ticker);
        var accounts = new WindowedLimiter(120, ticker);
        long before = heapBytes();
        for (int i = 0; i < 1_000_000; i++) {
            addresses.take("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255));
            accounts.take(new UUID(i, -i).toString());
        }
        assertThat(addresses.trackedCallers()).isLessThanOrEqualTo(50_000);
        assertThat(accounts.trackedCallers()).isLessThanOrEqualTo(50_000);
        long more = heapBytes() - before;
        System.out.printf("A million addresses and as many accounts: %.1f MiB more in the heap%n", more / 1048576.0);
        assertThat(more).isLessThan(64L * 1024 * 1024);
        assertThat(addresses.take("192.0.2.1").granted()).isTrue();
        assertThat(accounts.take("another").granted()).isTrue();
    }

    /** Returns the heap in use after a garbage collection. */
    private static long heapBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
