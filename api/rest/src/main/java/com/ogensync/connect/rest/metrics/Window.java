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
 * The requested time window and its bucket size. The default is the last 24 hours by hour.
 *
 * @param offset the UTC offset to which buckets are aligned: that of {@code from}, or UTC without {@code from}
 */
record Window(Instant from, Instant to, Interval interval, ZoneOffset offset) {

    private static final Duration DEFAULT_LENGTH = Duration.ofHours(24);
    private static final Duration ONE_MILLI = Duration.ofMillis(1);
    private static final int HOURLY_DAYS_MAX = 31;
    private static final int DAILY_DAYS_MAX = 731;

    Window {
        if (!from.isBefore(to)) {
            throw EdgeException.badRequest("from must be before to");
        }
        if (Duration.between(from, to).compareTo(lengthMax(interval)) > 0) {
            throw EdgeException.badRequest("from must be at most " + HOURLY_DAYS_MAX
                    + " days before to with interval hour, or " + DAILY_DAYS_MAX + " days with interval day");
        }
    }

    static Window in(Parameters parameters, Clock clock) {
        var interval = parameters
                .oneOf("interval", Interval.class, one -> one.name().toLowerCase(Locale.ROOT))
                .orElse(Interval.HOUR);
        var from = parameters.momentWithOffset("from");
        var to = parameters.moment("to").orElseGet(() -> endOfCurrentMilli(clock));
        return new Window(
                from.map(OffsetDateTime::toInstant).orElseGet(() -> to.minus(DEFAULT_LENGTH)),
                to,
                interval,
                from.map(OffsetDateTime::getOffset).orElse(ZoneOffset.UTC));
    }

    /** Returns now plus 1 ms: the end is exclusive, and an event of this millisecond must be included. */
    private static Instant endOfCurrentMilli(Clock clock) {
        return Instants.toMillis(clock.instant()).plus(ONE_MILLI);
    }

    private static Duration lengthMax(Interval interval) {
        return Duration.ofDays(
                switch (interval) {
                    case HOUR -> HOURLY_DAYS_MAX;
                    case DAY -> DAILY_DAYS_MAX;
                });
    }
}
