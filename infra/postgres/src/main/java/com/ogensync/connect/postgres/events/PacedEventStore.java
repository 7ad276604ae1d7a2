package com.ogensync.connect.postgres.events;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Axon's event store, which reads what was stored for all that follow, right after a commit. Here it does so a few
 * hundred times a second at most, and who follows takes events in batches ({@link PacedStream}).
 */
final class PacedEventStore extends EmbeddedEventStore {
    private static final long PAUSE_NANOS = Duration.ofMillis(3).toNanos();

    private final ScheduledExecutorService waker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("event-waker").factory());
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long woken = System.nanoTime() - PAUSE_NANOS;

    PacedEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new PacedStream(super.openStream(trackingToken), System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        if (due.compareAndSet(false, true)) {
            var pause = woken + PAUSE_NANOS - System.nanoTime();
            if (pause <= 0 || waker.isShutdown()) {
                wake();
            } else {
                var _ = waker.schedule(this::wake, pause, TimeUnit.NANOSECONDS);
            }
        }
    }

    /**
     * Without a connection the query for the events fails as well: falling back to it would log a trace and answer
     * twice as late. A snapshot that cannot be read for another reason is not needed.
     */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregate, Throwable failure) {
        if (Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && isUnavailable(sql))) {
            throw new EventStoreException("Neither snapshot nor events can be read", failure);
        }
        return super.handleSnapshotReadingError(aggregate, failure);
    }

    /** No connection from the pool; or of SQL's states class 08 (connection), 53 (resources) or 57 (shutdown). */
    private static boolean isUnavailable(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57");
    }

    private void wake() {
        woken = System.nanoTime();
        due.set(false);
        super.afterCommit(List.of());
    }

    /** Nobody follows any more. */
    @Override
    public void shutDown() {
        super.shutDown();
        waker.shutdown();
    }
}
