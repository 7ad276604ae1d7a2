package com.ogensync.connect.runtime.timing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential backoff with a limit. Each pause is shortened by a random part of up to a half, so that clients do not
 * retry in step.
 *
 * @param first the longest pause after the first failure
 * @param limit the longest pause
 */
public record Backoff(Duration first, Duration limit) {

    private static final int DOUBLINGS_MAX = 30;

    /** Returns the pause after a failure that follows {@code failures} consecutive ones. */
    public Duration pause(int failures) {
        long doubled = first.toMillis() << Math.clamp(failures, 0, DOUBLINGS_MAX);
        long longest = Math.max(1, Math.min(doubled, limit.toMillis()));
        return Duration.ofMillis(longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
