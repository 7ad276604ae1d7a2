package com.ogensync.connect.query;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Stores events that processors never receive, as happens when a tracking token drops a gap before it is filled. */
final class EventHidingEngine extends InMemoryEventStorageEngine {
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    void hide(GenericDomainEventMessage<?> message) {
        hidden.add(message.getIdentifier());
        appendEvents(message);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return super.readEvents(token, mayBlock).filter(message -> !hidden.contains(message.getIdentifier()));
    }
}
