package com.ogensync.connect.query.usage;

import java.time.Duration;
import java.time.Instant;

/** Hours are counted since 1970, in UTC. */
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
