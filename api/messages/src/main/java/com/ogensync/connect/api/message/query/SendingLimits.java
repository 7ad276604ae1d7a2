package com.ogensync.connect.api.message.query;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account's sending limits.
 *
 * @param paced whether there are limits; if not, the other members have no meaning
 * @param spacing the mean time between two messages
 * @param newContactsPerDay the limit of new contacts per day (UTC) after the warm-up of the number
 * @param newContactsToday today's limit of new contacts
 * @param newContactsLeft the number of new contacts left today
 * @param resetsAt the start of the next day
 * @param warmUpUntil the end of the number's warm-up; null if it has ended
 */
public record SendingLimits(
        boolean paced,
        Duration spacing,
        int newContactsPerDay,
        int newContactsToday,
        int newContactsLeft,
        Instant resetsAt,
        @Nullable Instant warmUpUntil) {

    /** No limits. */
    public static final SendingLimits NONE = new SendingLimits(false, Duration.ZERO, 0, 0, 0, Instant.EPOCH, null);
}
