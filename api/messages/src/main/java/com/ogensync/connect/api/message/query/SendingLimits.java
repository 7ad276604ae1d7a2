package com.ogensync.connect.api.message.query;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much an account may send.
 *
 * @param paced whether there are limits at all; else the rest means nothing
 * @param spacing the mean time between two messages
 * @param newContactsPerDay how many may be written to for the first time in a day (UTC), once the number is warm
 * @param newContactsToday how many it is today
 * @param newContactsLeft how many of today's are left
 * @param resetsAt when the next day begins
 * @param warmUpUntil when the number is warm; null when it is
 */
public record SendingLimits(
        boolean paced,
        Duration spacing,
        int newContactsPerDay,
        int newContactsToday,
        int newContactsLeft,
        Instant resetsAt,
        @Nullable Instant warmUpUntil) {

    /** There are none. */
    public static final SendingLimits NONE = new SendingLimits(false, Duration.ZERO, 0, 0, 0, Instant.EPOCH, null);
}
