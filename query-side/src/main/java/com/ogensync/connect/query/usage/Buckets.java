package com.ogensync.connect.query.usage;

import com.ogensync.connect.api.account.query.FindUsage;
import java.time.Instant;

/** Where the buckets of a series begin: with a whole hour or day of the offset that was asked for. */
final class Buckets {

    private Buckets() {}

    /** The begin of the bucket that a moment is in; it may be before the window. */
    static Instant start(Instant at, FindUsage query) {
        long length = query.interval().length().toSeconds();
        long offset = query.offset().getTotalSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond() + offset, length) * length - offset);
    }

    /** Whether a bucket ends and the next begins inside this hour of UTC, as with an offset of +05:30. */
    static boolean divide(long hour, FindUsage query) {
        return start(Hours.start(hour + 1).minusMillis(1), query).isAfter(Hours.start(hour));
    }

    /** The begin of the part of an hour that a moment is in; no bucket begins inside such a part. */
    static Instant part(Instant at, FindUsage query) {
        var bucket = start(at, query);
        var hour = Hours.start(Hours.of(at));
        return bucket.isAfter(hour) ? bucket : hour;
    }
}
