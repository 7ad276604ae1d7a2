package com.ogensync.connect.app.observability;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Named numbers that cost a query: taken when they are looked at, and then remembered for some seconds. */
final class CachedGauge {

    private final Supplier<Map<String, Long>> source;
    private final long nanosMax;
    private Map<String, Long> values = Map.of();
    private long takenAt;
    private boolean taken;

    CachedGauge(Supplier<Map<String, Long>> source, Duration remembered) {
        this.source = source;
        this.nanosMax = remembered.toNanos();
    }

    /** One of the numbers; not a number while its source is away. */
    synchronized double of(String name) {
        if (!taken || System.nanoTime() - takenAt >= nanosMax) {
            values = read();
            takenAt = System.nanoTime();
            taken = true;
        }
        var value = values.get(name);
        return value == null ? Double.NaN : value;
    }

    private Map<String, Long> read() {
        try {
            return source.get();
        } catch (RuntimeException away) {
            return Map.of(); // Whether a store is away is for the health checks to say.
        }
    }
}
