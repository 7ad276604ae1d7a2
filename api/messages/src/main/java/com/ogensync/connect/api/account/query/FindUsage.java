package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Asks what an account used in a window of time: a {@link Usage}.
 *
 * @param from the first moment that counts
 * @param to the first moment that does not count any more
 * @param offset the offset from UTC in which buckets begin with a whole hour or day
 */
public record FindUsage(
        AccountId accountId, long position, Instant from, Instant to, Interval interval, ZoneOffset offset)
        implements AccountQuery {
    /** How long a bucket of the series is. */
    public enum Interval {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Interval(Duration length) {
            this.length = length;
        }

        /** From one bucket to the next. */
        public Duration length() {
            return length;
        }
    }

    public FindUsage {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A window ends after it begins");
        }
    }
}
