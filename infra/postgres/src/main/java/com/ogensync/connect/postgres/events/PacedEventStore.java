package com.ogensync.connect.postgres.events;

import com.ogensync.connect.runtime.outage.StoreFailures;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Axon's event store with a limited wake-up rate. Axon reads new events for all tracking readers right after every
 * commit; here this happens at most every 3 ms, and the readers take events in batches ({@link PacedStream}).
 */
final class PacedEventStore extends EmbeddedEventStore {
    private static final long PAUSE_NANOS = Duration.ofMillis(3).toNanos();

    private final ScheduledExecutorService waker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-waker").factory());
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long lastWake = System.nanoTime() - PAUSE_NANOS;

    PacedEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new PacedStream(super.openStream(trackingToken), System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        if (scheduled.compareAndSet(false, true)) {
            var pause = lastWake + PAUSE_NANOS - System.nanoTime();
            if (pause <= 0 || waker.isShutdown()) {
                wake();
            } else {
                var _ = waker.schedule(this::wake, pause, TimeUnit.NANOSECONDS);
            }
        }
    }

    /**
     * Fails at once if the database is unavailable. Reading the events would fail too: Axon's fallback would log a
     * stack trace and double the delay. For other failures the events are read without the snapshot.
     */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregate, Throwable failure) {
        if (StoreFailures.causes(failure).anyMatch(cause -> cause instanceof SQLException sql && isUnavailable(sql))) {
            throw new EventStoreException("Neither snapshot nor events can be read", failure);
        }
        return super.handleSnapshotReadingError(aggregate, failure);
    }

    /**
     * True if the pool has no connection, or for the SQLSTATE classes 08 (connection), 53 (resources) and 57
     * (shutdown).
     */
    private static boolean isUnavailable(SQLException failure) {
        return failure instanceof SQLTransientConnectionException || StoreFailures.hasState(failure, "08", "53", "57");
    }

    private void wake() {
        lastWake = System.nanoTime();
        scheduled.set(false);
        super.afterCommit(List.of());
    }

    /** Stops the readers' wake-ups. */
    @Override
    public void shutDown() {
        super.shutDown();
        waker.shutdown();
    }
}
