package com.ogensync.connect.whatsapp.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Pacing of outgoing messages.
 *
 * @param on whether pacing is enabled
 * @param spacing the mean pause between two messages of an account; each pause is at least half of it
 * @param newContactsPerDay the maximum number of new contacts per day (UTC) after the warm-up
 * @param warmupDays days until a newly linked number reaches that maximum; 0 disables the warm-up
 */
public record Pacing(boolean on, Duration spacing, int newContactsPerDay, int warmupDays) {

    /** No pacing. */
    public static final Pacing OFF = new Pacing(false, Duration.ZERO, 0, 0);

    /** Returns the limit of new contacts for a day. During the warm-up it grows by equal steps each day. */
    int newContactsOn(LocalDate day, Instant linkedAt) {
        var age = Math.max(0, ChronoUnit.DAYS.between(date(linkedAt), day));
        if (age >= warmupDays || newContactsPerDay == 0) {
            return newContactsPerDay;
        }
        return (int) Math.max(1, newContactsPerDay * (age + 1) / (warmupDays + 1));
    }

    /** Returns when the warm-up of a number linked at that moment ends. */
    Instant warmUpEnd(Instant linkedAt) {
        return date(linkedAt).plusDays(warmupDays).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
