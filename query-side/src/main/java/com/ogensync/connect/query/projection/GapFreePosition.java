package com.ogensync.connect.query.projection;

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
 * The position below which nothing can be added. Of two transactions the later one may commit first, and the earlier
 * one's events then appear at positions that a reader has passed. The event store tells which of these positions stay
 * empty for ever.
 */
final class GapFreePosition {
    private static final Logger LOG = LoggerFactory.getLogger(GapFreePosition.class);

    /** The store is asked this often at most, however many streams look. */
    private static final long ASKED_EVERY_NANOS = Duration.ofMillis(50).toNanos();

    private final EventGaps gaps;
    private final LongSupplier nanoTime;
    private final Set<Long> never = new HashSet<>();
    private long asked;

    /** Asks this store; the clock is in nanoseconds. */
    GapFreePosition(EventGaps gaps, LongSupplier nanoTime) {
        this.gaps = gaps;
        this.nanoTime = nanoTime;
        this.asked = nanoTime.getAsLong() - ASKED_EVERY_NANOS;
    }

    /** The last settled position of a reader with this token; -1 before the first. */
    synchronized long upTo(@Nullable TrackingToken token) {
        long reached = Positions.of(token);
        var bare = token == null ? null : WrappedToken.unwrapLowerBound(token);
        if (!(bare instanceof GapAwareTrackingToken position) || !position.hasGaps()) {
            never.clear();
            return reached;
        }
        never.retainAll(position.getGaps());
        var open = open(position);
        if (!open.isEmpty() && nanoTime.getAsLong() - asked >= ASKED_EVERY_NANOS) {
            ask(open);
            open = open(position);
        }
        return open.isEmpty() ? reached : Math.min(reached, open.first() - 1);
    }

    private SortedSet<Long> open(GapAwareTrackingToken position) {
        var open = new TreeSet<>(position.getGaps());
        open.removeAll(never);
        return open;
    }

    /** Without an answer nothing more is settled: the event store may be unavailable while projections answer. */
    private void ask(SortedSet<Long> open) {
        try {
            never.addAll(gaps.neverFilled(open));
        } catch (RuntimeException e) {
            LOG.debug("The event store does not tell which positions stay empty", e);
        }
        asked = nanoTime.getAsLong();
    }
}
