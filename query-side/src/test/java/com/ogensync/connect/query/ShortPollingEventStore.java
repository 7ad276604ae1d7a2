package com.ogensync.connect.query;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** An event store whose streams block for at most 20 ms instead of a second, so that processors shut down quickly. */
final class ShortPollingEventStore extends EmbeddedEventStore {
    private static final int WAIT_MILLIS = 20;

    ShortPollingEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingEventStream openStream(TrackingToken token) {
        return new Prompt(super.openStream(token));
    }

    private record Prompt(BlockingStream<TrackedEventMessage<?>> events) implements TrackingEventStream {
        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable((int) Math.min(unit.toMillis(timeout), WAIT_MILLIS), TimeUnit.MILLISECONDS);
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
}
