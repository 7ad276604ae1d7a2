package com.ogensync.connect.query.projection;

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

/** How far one projection is: by the processor's own word where it runs on this node, else by the stored tokens. */
final class Progress implements EventTrackerStatusChangeListener {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String group;
    private final ProjectionTokenStore tokens;
    private final EventGaps gaps;
    private final OutageLog outage;
    private final Map<Integer, GapFreePosition> settling = new ConcurrentHashMap<>();
    private final Map<Segment, @Nullable TrackingToken> own = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long moves;

    private record Part(int segment, @Nullable TrackingToken token) {}

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
                own.keySet().removeIf(segment -> segment.getSegmentId() == id);
                if (!status.trackerRemoved() && !status.isErrorState()) {
                    own.put(status.getSegment(), status.getTrackingToken());
                }
            });
            moves++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean validatePositions() {
        return true;
    }

    /** Waits until the account's part of the projection has passed a position; false when patience ran out. */
    boolean await(String account, long position, Duration patience) {
        return position < 0 || awaiting(() -> hasPassed(account, position), patience);
    }

    /** Whether the account's part has passed a position. */
    boolean hasPassed(String account, long position) {
        int hash = Objects.hashCode(account);
        lock.lock();
        try {
            for (var part : own.entrySet()) {
                if (part.getKey().matches(hash)) {
                    return Positions.passed(part.getValue(), position);
                }
            }
        } finally {
            lock.unlock();
        }
        return hasPassedElsewhere(hash, position);
    }

    /** The position up to which nothing of the account can come any more. */
    long settled(String account) {
        int hash = Objects.hashCode(account);
        var here = ownPart(hash);
        if (here.isPresent()) {
            return settled(here.get().segment(), here.get().token());
        }
        int[] segments = tokens.fetchSegments(group);
        for (int id : segments) {
            if (Segment.computeSegment(id, segments).matches(hash)) {
                return settled(id, tokens.stored(group).get(id));
            }
        }
        return -1;
    }

    /** Copied: the event store is not asked while progress is locked. */
    private Optional<Part> ownPart(int hash) {
        lock.lock();
        try {
            for (var part : own.entrySet()) {
                if (part.getKey().matches(hash)) {
                    return Optional.of(new Part(part.getKey().getSegmentId(), part.getValue()));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long settled(int segment, @Nullable TrackingToken token) {
        return settling.computeIfAbsent(segment, _ -> new GapFreePosition(gaps, System::nanoTime))
                .upTo(token);
    }

    /** Waits until something is so that can only become so by progress. */
    boolean awaiting(BooleanSupplier reached, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long seen = moves();
        while (!reached.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || !pause(seen, Math.min(left, POLL.toNanos()))) {
                return false;
            }
            seen = moves();
        }
        return true;
    }

    /** The position that all parts have reached, -1 before the first. */
    long lowest() {
        var stored = tokens.stored(group);
        int[] segments = tokens.fetchSegments(group);
        long lowest = segments.length == 0 ? -1 : Long.MAX_VALUE;
        for (int id : segments) {
            lowest = Math.min(lowest, Positions.of(ownOr(id, stored.get(id))));
        }
        return lowest;
    }

    private @Nullable TrackingToken ownOr(int id, @Nullable TrackingToken stored) {
        lock.lock();
        try {
            for (var part : own.entrySet()) {
                if (part.getKey().getSegmentId() == id) {
                    return part.getValue();
                }
            }
            return stored;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasPassedElsewhere(int hash, long position) {
        int[] segments = tokens.fetchSegments(group);
        for (int id : segments) {
            if (Segment.computeSegment(id, segments).matches(hash)) {
                return Positions.passed(tokens.stored(group).get(id), position);
            }
        }
        return false;
    }

    /** Until the next progress on this node, but not long: on another node it is not heard of. */
    private boolean pause(long seen, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (moves == seen && left > 0) {
                left = moved.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private long moves() {
        lock.lock();
        try {
            return moves;
        } finally {
            lock.unlock();
        }
    }
}
