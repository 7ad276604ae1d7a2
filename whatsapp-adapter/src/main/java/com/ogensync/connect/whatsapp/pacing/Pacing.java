package com.ogensync.connect.whatsapp.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How gently messages are sent.
 *
 * @param on whether anything of it applies
 * @param spacing the mean time between two messages of an account; at least half of it lies between any two
 * @param newContactsPerDay how many may be written to for the first time in a day (UTC), once the number is warm
 * @param warmupDays days over which a newly linked number comes to that; 0 begins with all
 */
public record Pacing(boolean on, Duration spacing, int newContactsPerDay, int warmupDays) {

    /** As fast as it goes. */
    public static final Pacing OFF = new Pacing(false, Duration.ZERO, 0, 0);

    /** How many new contacts a number has on a day; from the first day on, one step more each day. */
    int newContactsOn(LocalDate day, Instant linkedAt) {
        var age = Math.max(0, ChronoUnit.DAYS.between(date(linkedAt), day));
        if (age >= warmupDays || newContactsPerDay == 0) {
            return newContactsPerDay;
        }
        return (int) Math.max(1, newContactsPerDay * (age + 1) / (warmupDays + 1));
    }

    /** When a number that was linked then has its full cap. */
    Instant warmFrom(Instant linkedAt) {
        return date(linkedAt).plusDays(warmupDays).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
