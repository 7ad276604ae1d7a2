package com.ogensync.connect.query.usage;

import com.ogensync.connect.api.account.query.FindUsage;
import java.time.Instant;

/** Computes the buckets of a usage series. A bucket starts with a full hour or day of the query's offset. */
final class Buckets {

    private Buckets() {}

    /** Returns the start of the bucket that contains a moment; it may be before the query's window. */
    static Instant start(Instant at, FindUsage query) {
        long length = query.interval().length().toSeconds();
        long offset = query.offset().getTotalSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond() + offset, length) * length - offset);
    }

    /** Whether a bucket starts inside this hour of UTC, as with an offset of +05:30. */
    static boolean divide(long hour, FindUsage query) {
        return start(Hours.start(hour + 1).minusMillis(1), query).isAfter(Hours.start(hour));
    }

    /**
     * Returns the start of the part of an hour that contains a moment. A bucket that starts inside an hour divides it.
     */
    static Instant part(Instant at, FindUsage query) {
        var bucket = start(at, query);
        var hour = Hours.start(Hours.of(at));
        return bucket.isAfter(hour) ? bucket : hour;
    }
}
