package com.ogensync.connect.reliability;

import java.time.Duration;

/** Time limit of a long run: {@code -Dreliability.minutes=30}. The work done by then is checked and reported. */
final class Deadline {

    private final long minutes;
    private final long end;

    private Deadline(long minutes) {
        this.minutes = minutes;
        this.end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    }

    /** Starts the time limit; there is none unless the property is set. */
    static Deadline ofThisRun() {
        return new Deadline(Long.getLong("reliability.minutes", 0));
    }

    /** Returns whether time is left. The first call returns true, because a run without work proves nothing. */
    boolean allows(int done) {
        return done == 0 || minutes == 0 || System.nanoTime() < end;
    }
}
