package com.ogensync.connect.rest.metrics;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.query.FindUsage.Interval;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.paging.Parameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Which time is asked about, and in which steps: the last 24 hours by hour, unless somebody says otherwise.
 *
 * @param offset the offset in which steps begin with a whole hour or day: that of {@code from}, UTC without it
 */
record Window(Instant from, Instant to, Interval interval, ZoneOffset offset) {

    private static final Duration DEFAULT_LENGTH = Duration.ofHours(24);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int HOURLY_DAYS_MAX = 31;
    private static final int DAILY_DAYS_MAX = 731;

    Window {
        if (!from.isBefore(to)) {
            throw EdgeException.badRequest("from must be before to");
        }
        if (Duration.between(from, to).compareTo(longest(interval)) > 0) {
            throw EdgeException.badRequest("from must be " + HOURLY_DAYS_MAX
                    + " days before to at most with interval hour, " + DAILY_DAYS_MAX + " with interval day");
        }
    }

    static Window in(Parameters parameters, Clock clock) {
        var interval = parameters
                .oneOf("interval", Interval.class, one -> one.name().toLowerCase(Locale.ROOT))
                .orElse(Interval.HOUR);
        var from = parameters.momentWithOffset("from");
        var to = parameters.moment("to").orElseGet(() -> justAfterNow(clock));
        return new Window(
                from.map(OffsetDateTime::toInstant).orElseGet(() -> to.minus(DEFAULT_LENGTH)),
                to,
                interval,
                from.map(OffsetDateTime::getOffset).orElse(ZoneOffset.UTC));
    }

    /** The end does not count: what has just been done must. */
    private static Instant justAfterNow(Clock clock) {
        return Instants.toMillis(clock.instant()).plus(MOMENT);
    }

    private static Duration longest(Interval interval) {
        return Duration.ofDays(
                switch (interval) {
                    case HOUR -> HOURLY_DAYS_MAX;
                    case DAY -> DAILY_DAYS_MAX;
                });
    }
}
