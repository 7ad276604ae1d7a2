package com.ogensync.connect.postgres.events;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.UnknownSerializedType;

/** Wraps a stream and fails at an event that this build cannot read; Axon would skip it silently. */
final class KnownEvents implements DomainEventStream {

    private final DomainEventStream events;

    KnownEvents(DomainEventStream events) {
        this.events = events;
    }

    @Override
    public DomainEventMessage<?> peek() {
        return known(events.peek());
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public DomainEventMessage<?> next() {
        return known(events.next());
    }

    @Override
    public Long getLastSequenceNumber() {
        return events.getLastSequenceNumber();
    }

    private static DomainEventMessage<?> known(DomainEventMessage<?> event) {
        if (event.getPayloadType() == UnknownSerializedType.class) {
            throw new UnknownEventException(event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        return event;
    }
}
