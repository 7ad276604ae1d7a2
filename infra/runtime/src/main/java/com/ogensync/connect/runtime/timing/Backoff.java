package com.ogensync.connect.runtime.timing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that double up to a limit, each shortened at random by up to a half so that nobody keeps step.
 *
 * @param first the longest pause after the first failure
 * @param most the longest pause of all
 */
public record Backoff(Duration first, Duration most) {

    private static final int DOUBLINGS_MAX = 30;

    /** How long to wait, after so many failures before this one. */
    public Duration pause(int failures) {
        long doubled = first.toMillis() << Math.clamp(failures, 0, DOUBLINGS_MAX);
        long longest = Math.max(1, Math.min(doubled, most.toMillis()));
        return Duration.ofMillis(longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
