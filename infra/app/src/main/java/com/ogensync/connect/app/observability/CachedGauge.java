package com.ogensync.connect.app.observability;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Named values that need a query; read on demand and cached for some seconds. */
final class CachedGauge {

    private final Supplier<Map<String, Long>> source;
    private final long nanosMax;
    private Map<String, Long> values = Map.of();
    private long takenAt;
    private boolean taken;

    CachedGauge(Supplier<Map<String, Long>> source, Duration cachedFor) {
        this.source = source;
        this.nanosMax = cachedFor.toNanos();
    }

    /** Returns one value; NaN while the source is unavailable. */
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
        } catch (RuntimeException unavailable) {
            return Map.of(); // The health checks report an unavailable store.
        }
    }
}
