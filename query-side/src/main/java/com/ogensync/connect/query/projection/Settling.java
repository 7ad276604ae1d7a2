package com.ogensync.connect.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * Up to where nothing can come any more. Of two transactions the later one may commit first, and the earlier one's
 * events then come after it, to positions that were passed. They may come as long as a transaction may last.
 */
final class Settling {
    /** PostgreSQL ends a transaction of this service after ten. */
    private static final long LONGEST_TRANSACTION_NANOS = Duration.ofSeconds(11).toNanos();

    private final LongSupplier nanoTime;
    private final Map<Long, Long> missingSince = new HashMap<>();

    Settling(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The last position that is settled, by a token; to be asked at each progress, so that what is missing ages. */
    synchronized long upTo(@Nullable TrackingToken token) {
        long settled = Positions.of(token);
        var bare = token == null ? null : WrappedToken.unwrapLowerBound(token);
        if (!(bare instanceof GapAwareTrackingToken position) || !position.hasGaps()) {
            missingSince.clear();
            return settled;
        }
        long now = nanoTime.getAsLong();
        missingSince.keySet().retainAll(position.getGaps());
        for (long gap : position.getGaps()) {
            long since = missingSince.computeIfAbsent(gap, _ -> now);
            if (now - since < LONGEST_TRANSACTION_NANOS) {
                settled = Math.min(settled, gap - 1);
            }
        }
        return settled;
    }
}
