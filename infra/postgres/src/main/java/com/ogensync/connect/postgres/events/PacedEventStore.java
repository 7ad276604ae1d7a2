package com.ogensync.connect.postgres.events;

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
     * Where no connection is to be had there are no events either: who waits for them would be told so twice as late.
     */
    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregate, Throwable failure) {
        if (Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(SQLTransientConnectionException.class::isInstance)) {
            throw new EventStoreException("Neither snapshot nor events can be read", failure);
        }
        return super.handleSnapshotReadingError(aggregate, failure);
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
