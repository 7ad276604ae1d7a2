package com.ogensync.connect.query;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Its readers wait for events 20 ms at a time, not a second: so they end soon after they are told to. */
final class PromptEventStore extends EmbeddedEventStore {
    private static final int WAIT_MILLIS = 20;

    PromptEventStore(Builder builder) {
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
