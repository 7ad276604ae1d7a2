package com.ogensync.connect.query.usage;

import java.time.Duration;
import java.time.Instant;

/** Converts between moments and hours of UTC, counted since 1970. */
final class Hours {
    private static final long SECONDS = Duration.ofHours(1).toSeconds();

    private Hours() {}

    static long of(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    static Instant start(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }
}
