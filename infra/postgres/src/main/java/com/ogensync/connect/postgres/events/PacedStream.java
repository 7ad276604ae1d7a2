package com.ogensync.connect.postgres.events;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/**
 * A stream for a reader that works in batches. After a batch it pauses for six times the batch's duration, within
 * limits: after an idle period an event is read at once, and under load many events are read together at about the cost
 * of one.
 */
final class PacedStream implements TrackingEventStream {
    static final int REST_FOR_WORK = 6;
    static final long REST_NANOS_MIN = Duration.ofMillis(2).toNanos();
    static final long REST_NANOS_MAX = Duration.ofMillis(60).toNanos();

    private final TrackingEventStream events;
    private final LongSupplier nanoTime;
    private final Rest rest;
    private boolean atWork;
    private long began;
    private long restUntil;

    /** Sleeps for a number of nanoseconds; returns at once if it is not positive. */
    @FunctionalInterface
    interface Rest {
        void take(long nanos) throws InterruptedException;
    }

    PacedStream(TrackingEventStream events, LongSupplier nanoTime, Rest rest) {
        this.events = events;
        this.nanoTime = nanoTime;
        this.rest = rest;
        this.restUntil = nanoTime.getAsLong();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek();
    }

    /** Readers call this between two batches. */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (atWork) {
            atWork = false;
            var now = nanoTime.getAsLong();
            restUntil = now + Math.clamp((now - began) * REST_FOR_WORK, REST_NANOS_MIN, REST_NANOS_MAX);
        }
        if (!events.hasNextAvailable(timeout, unit)) {
            return false;
        }
        rest.take(restUntil - nanoTime.getAsLong());
        atWork = true;
        began = nanoTime.getAsLong();
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return events.nextAvailable();
    }

    @Override
    public void close() {
        events.close();
    }
}
