package com.ogensync.connect.query.projection.freshness;

import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import com.ogensync.connect.runtime.outage.OutageLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the position of one projection. Segments that this node processes report their tokens through Axon's status
 * listener; for segments of other nodes the stored tokens are read. A waiting thread wakes at each report, and checks
 * again every 100 ms because other nodes send none.
 */
public final class Progress implements EventTrackerStatusChangeListener {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String group;
    private final ProjectionTokenStore tokens;
    private final EventGaps gaps;
    private final OutageLog outage;
    private final Map<Integer, GapFreePosition> gapFree = new ConcurrentHashMap<>();
    private final Map<Segment, @Nullable TrackingToken> local = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    private record SegmentToken(int segment, @Nullable TrackingToken token) {}

    Progress(String group, ProjectionTokenStore tokens, EventGaps gaps) {
        this.group = group;
        this.outage = new OutageLog("Projection " + group);
        this.tokens = tokens;
        this.gaps = gaps;
    }

    @Override
    public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> updates) {
        updates.values().forEach(status -> outage.update(status.isErrorState() ? status.getError() : null));
        lock.lock();
        try {
            updates.forEach((id, status) -> {
                local.keySet().removeIf(segment -> segment.getSegmentId() == id);
                if (!status.trackerRemoved() && !status.isErrorState()) {
                    local.put(status.getSegment(), status.getTrackingToken());
                }
            });
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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
        int hash = Objects.hashCode(account);
        lock.lock();
        try {
            for (var entry : local.entrySet()) {
                if (entry.getKey().matches(hash)) {
                    return Positions.passed(entry.getValue(), position);
                }
            }
        } finally {
            lock.unlock();
        }
        return hasPassedStored(hash, position);
    }

    /** Whether the stored token of the account's segment has passed a position. */
    boolean hasPassedStored(String account, long position) {
        return hasPassedStored(Objects.hashCode(account), position);
    }

    /** Returns the gap-free position of the account's segment; see {@link GapFreePosition}. */
    long gapFreePosition(String account) {
        int hash = Objects.hashCode(account);
        var here = localSegment(hash);
        if (here.isPresent()) {
            return gapFreePosition(here.get().segment(), here.get().token());
        }
        int[] segments = tokens.fetchSegments(group);
        for (int id : segments) {
            if (Segment.computeSegment(id, segments).matches(hash)) {
                return gapFreePosition(id, tokens.storedTokens(group).get(id));
            }
        }
        return -1;
    }

    /** Returns a copy, so that the event store is not queried while the lock is held. */
    private Optional<SegmentToken> localSegment(int hash) {
        lock.lock();
        try {
            for (var entry : local.entrySet()) {
                if (entry.getKey().matches(hash)) {
                    return Optional.of(new SegmentToken(entry.getKey().getSegmentId(), entry.getValue()));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long gapFreePosition(int segment, @Nullable TrackingToken token) {
        return gapFree.computeIfAbsent(segment, _ -> new GapFreePosition(gaps, System::nanoTime))
                .upTo(token);
    }

    /** Waits until a condition holds, checking it after each change of position. Returns false after the timeout. */
    boolean awaitCondition(BooleanSupplier condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long seen = changes();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || !awaitChange(seen, Math.min(left, POLL.toNanos()))) {
                return false;
            }
            seen = changes();
        }
        return true;
    }

    /** Returns the position that all segments have reached, or -1 if there is none. */
    public long lowest() {
        var stored = tokens.storedTokens(group);
        int[] segments = tokens.fetchSegments(group);
        long lowest = segments.length == 0 ? -1 : Long.MAX_VALUE;
        for (int id : segments) {
            lowest = Math.min(lowest, Positions.of(localOr(id, stored.get(id))));
        }
        return lowest;
    }

    private @Nullable TrackingToken localOr(int id, @Nullable TrackingToken stored) {
        lock.lock();
        try {
            for (var entry : local.entrySet()) {
                if (entry.getKey().getSegmentId() == id) {
                    return entry.getValue();
                }
            }
            return stored;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasPassedStored(int hash, long position) {
        int[] segments = tokens.fetchSegments(group);
        for (int id : segments) {
            if (Segment.computeSegment(id, segments).matches(hash)) {
                return Positions.passed(tokens.storedTokens(group).get(id), position);
            }
        }
        return false;
    }

    /** Waits for the next change on this node, at most {@code nanos}. Returns false if the thread was interrupted. */
    private boolean awaitChange(long seen, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }
}
