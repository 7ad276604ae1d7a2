package com.ogensync.connect.query.projection.freshness;

import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.ChangeSignal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the position of the projections. Segments that this node processes report their tokens through Axon's status
 * listener; for segments of other nodes the stored tokens are read. A waiting thread wakes at each report, and checks
 * again every 100 ms because other nodes send none.
 */
public final class Progress implements EventTrackerStatusChangeListener {
    private static final Duration POLL = Duration.ofMillis(100);

    private final ProjectionTokenStore tokens;
    private final EventGaps gaps;
    private final OutageLog outage = new OutageLog("Updating the projections");
    private final Map<Integer, GapFreePosition> gapFree = new ConcurrentHashMap<>();
    private final Map<Integer, SegmentToken> local = new ConcurrentHashMap<>();
    private final ChangeSignal moved = new ChangeSignal();

    private record SegmentToken(Segment segment, @Nullable TrackingToken token) {}

    Progress(ProjectionTokenStore tokens, EventGaps gaps) {
        this.tokens = tokens;
        this.gaps = gaps;
    }

    @Override
    public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> updates) {
        updates.forEach((id, status) -> {
            outage.update(status.isErrorState() ? status.getError() : null);
            if (status.trackerRemoved() || status.isErrorState()) {
                local.remove(id);
            } else {
                local.put(id, new SegmentToken(status.getSegment(), status.getTrackingToken()));
            }
        });
        moved.signal();
    }

    @Override
    public boolean validatePositions() {
        return true;
    }

    /** Waits until the account's segment has passed a position. Returns false after the timeout. */
    boolean await(String account, long position, Duration timeout) {
        return position < 0 || awaitCondition(() -> hasPassed(account, position), timeout);
    }

    /** Whether the account's segment has passed a position. */
    boolean hasPassed(String account, long position) {
        return segmentOf(account)
                .filter(segment -> Positions.passed(segment.token(), position))
                .isPresent();
    }

    /** Whether the stored token of the account's segment has passed a position. */
    boolean hasPassedStored(String account, long position) {
        return storedSegmentOf(account)
                .filter(segment -> Positions.passed(segment.token(), position))
                .isPresent();
    }

    /** Returns the gap-free position of the account's segment; see {@link GapFreePosition}. */
    long gapFreePosition(String account) {
        return segmentOf(account)
                .map(here -> gapFree.computeIfAbsent(
                                here.segment().getSegmentId(), _ -> new GapFreePosition(gaps, System::nanoTime))
                        .upTo(here.token()))
                .orElse(-1L);
    }

    /** Returns the account's segment, with the token that this node has reached or else the stored one. */
    private Optional<SegmentToken> segmentOf(String account) {
        int hash = Objects.hashCode(account);
        return local.values().stream()
                .filter(here -> here.segment().matches(hash))
                .findFirst()
                .or(() -> storedSegmentOf(account));
    }

    private Optional<SegmentToken> storedSegmentOf(String account) {
        int[] segments = tokens.fetchSegments();
        return Arrays.stream(segments)
                .mapToObj(id -> Segment.computeSegment(id, segments))
                .filter(segment -> segment.matches(Objects.hashCode(account)))
                .findFirst()
                .map(segment -> new SegmentToken(segment, tokens.storedTokens().get(segment.getSegmentId())));
    }

    /** Waits until a condition holds, checking it after each change of position. Returns false after the timeout. */
    boolean awaitCondition(BooleanSupplier condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            long seen = moved.changes();
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                moved.await(seen, Math.min(left, POLL.toNanos()));
                seen = moved.changes();
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns the position that all segments have reached, or -1 if there is none. */
    public long lowest() {
        var stored = tokens.storedTokens();
        int[] segments = tokens.fetchSegments();
        long lowest = segments.length == 0 ? -1 : Long.MAX_VALUE;
        for (int id : segments) {
            var here = local.get(id);
            lowest = Math.min(lowest, Positions.of(here == null ? stored.get(id) : here.token()));
        }
        return lowest;
    }
}
