package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Finds an account's usage in a time window. The result is a {@link Usage}.
 *
 * @param from the start of the window, inclusive
 * @param to the end of the window, exclusive
 * @param offset the offset from UTC in which buckets start at a full hour or at midnight
 */
public record FindUsage(
        AccountId accountId, long position, Instant from, Instant to, Interval interval, ZoneOffset offset)
        implements AccountQuery {
    /** The length of a bucket of the series. */
    public enum Interval {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Interval(Duration length) {
            this.length = length;
        }

        /** Returns the length of a bucket. */
        public Duration length() {
            return length;
        }
    }

    public FindUsage {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("The start of the window must be before its end");
        }
    }
}
