package com.ogensync.connect.reliability;

import java.time.Duration;

/**
 * When a long run has to end: {@code -Dreliability.minutes=30}. It judges what was done by then, and tells how much
 * that was.
 */
final class Deadline {

    private final long minutes;
    private final long end;

    private Deadline(long minutes) {
        this.minutes = minutes;
        this.end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    }

    /** From now; never, when nobody said one. */
    static Deadline ofThisRun() {
        return new Deadline(Long.getLong("reliability.minutes", 0));
    }

    /** Whether there is time for more. Something is always done: a run of nothing proves nothing. */
    boolean allows(int done) {
        return done == 0 || minutes == 0 || System.nanoTime() < end;
    }
}
