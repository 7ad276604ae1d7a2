package com.ogensync.connect.rest.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;

/**
 * A fixed-window rate limiter. Each caller has windows of 60 s from its own first request. A caller without a request
 * for 60 s is removed, and at most 50,000 callers are tracked.
 */
final class WindowedLimiter {

    static final Duration PERIOD = Duration.ofSeconds(60);
    private static final int CALLERS_MAX = 50_000;

    private final int limit;
    private final RateLimiterConfig config;
    private final Ticker ticker;
    private final Cache<String, Caller> callers;

    WindowedLimiter(int limit, Ticker ticker) {
        this.limit = limit;
        this.ticker = ticker;
        config = RateLimiterConfig.custom()
                .limitForPeriod(limit)
                .limitRefreshPeriod(PERIOD)
                .timeoutDuration(Duration.ZERO)
                .build();
        callers = Caffeine.newBuilder()
                .maximumSize(CALLERS_MAX)
                .expireAfterAccess(PERIOD)
                .ticker(ticker)
                .build();
    }

    int limit() {
        return limit;
    }

    long trackedCallers() {
        callers.cleanUp();
        return callers.estimatedSize();
    }

    Quota take(String key) {
        return callers.get(key, _ -> new Caller()).take();
    }

    private final class Caller {

        private final RateLimiter limiter = new AtomicRateLimiter("", config, ticker::read);
        private final long startNanos = ticker.read();

        Quota take() {
            int resetSeconds = resetSeconds();
            boolean granted = limiter.reservePermission() >= 0;
            return new Quota(granted, Math.max(0, limiter.getMetrics().getAvailablePermissions()), resetSeconds);
        }

        /** Returns the seconds until the next window, rounded up. */
        private int resetSeconds() {
            long elapsedNanos = Math.floorMod(ticker.read() - startNanos, PERIOD.toNanos());
            return (int) Math.ceilDiv(
                    PERIOD.toNanos() - elapsedNanos, Duration.ofSeconds(1).toNanos());
        }
    }
}
