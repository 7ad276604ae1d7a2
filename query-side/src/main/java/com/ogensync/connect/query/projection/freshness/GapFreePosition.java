package com.ogensync.connect.query.projection.freshness;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the position up to which a reader has every event that will ever exist. Of two transactions the one with the
 * higher global indexes may commit first. The events of the other then appear at positions that the reader has already
 * passed, and which its token lists as gaps. The gap-free position is the one before the first such gap. Gaps that
 * {@link EventGaps} reports as permanent are ignored.
 */
public final class GapFreePosition {
    private static final Logger LOG = LoggerFactory.getLogger(GapFreePosition.class);

    /** Minimum time between two queries to the event store, however many callers there are. */
    private static final long QUERY_INTERVAL_NANOS = Duration.ofMillis(50).toNanos();

    private final EventGaps gaps;
    private final LongSupplier nanoTime;
    private final Set<Long> permanent = new HashSet<>();
    private long lastQuery;

    /**
     * Creates it for one reader.
     *
     * @param nanoTime a monotonic clock in nanoseconds
     */
    GapFreePosition(EventGaps gaps, LongSupplier nanoTime) {
        this.gaps = gaps;
        this.nanoTime = nanoTime;
        this.lastQuery = nanoTime.getAsLong() - QUERY_INTERVAL_NANOS;
    }

    /** Returns the gap-free position of a reader at this token, or -1 if there is none. */
    synchronized long upTo(@Nullable TrackingToken token) {
        long reached = Positions.of(token);
        var unwrapped = token == null ? null : WrappedToken.unwrapLowerBound(token);
        if (!(unwrapped instanceof GapAwareTrackingToken position) || !position.hasGaps()) {
            permanent.clear();
            return reached;
        }
        permanent.retainAll(position.getGaps());
        var open = openGaps(position);
        if (!open.isEmpty() && nanoTime.getAsLong() - lastQuery >= QUERY_INTERVAL_NANOS) {
            queryGaps(open);
            open = openGaps(position);
        }
        return open.isEmpty() ? reached : Math.min(reached, open.first() - 1);
    }

    private SortedSet<Long> openGaps(GapAwareTrackingToken position) {
        var open = new TreeSet<>(position.getGaps());
        open.removeAll(permanent);
        return open;
    }

    /** Queries the event store. If it is unavailable, the gaps stay open and queries are answered nonetheless. */
    private void queryGaps(SortedSet<Long> open) {
        try {
            permanent.addAll(gaps.neverFilled(open));
        } catch (RuntimeException e) {
            LOG.debug("Could not query the event store for permanent gaps", e);
        }
        lastQuery = nanoTime.getAsLong();
    }
}
