package com.ogensync.connect.query.projection.deadletter;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEventEntry;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterMongoConverter;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;

/**
 * Converts dead letters to and from documents. The event is stored byte for byte as in the event store, so that a later
 * version can read an event type that this one does not know. The tracking token is read with Axon's own serializer,
 * since the event serializer reads events only.
 */
public final class DeadLetterConverter implements DeadLetterMongoConverter<EventMessage<?>> {
    private final Serializer events;
    private final Serializer tokens;

    DeadLetterConverter(Serializer events, Serializer tokens) {
        this.events = events;
        this.tokens = tokens;
    }

    @Override
    public DeadLetterEventEntry convert(EventMessage<?> message, Serializer ignored) {
        return DeadLetterEventEntry.fromEventMessage(message, events);
    }

    @Override
    public EventMessage<?> convert(DeadLetterEventEntry entry, Serializer ignored) {
        TrackingToken token = tokens.deserialize(entry.getTrackingToken());
        return new GenericTrackedDomainEventMessage<>(
                token,
                entry.getType(),
                entry.getAggregateIdentifier(),
                entry.getSequenceNumber(),
                new SerializedMessage<>(entry.getEventIdentifier(), entry.getPayload(), entry.getMetaData(), events),
                entry::getTimestamp);
    }

    @Override
    public boolean canConvert(EventMessage<?> message) {
        return message instanceof DomainEventMessage && message instanceof TrackedEventMessage;
    }

    @Override
    public boolean canConvert(DeadLetterEventEntry entry) {
        return entry.getTrackingToken() != null && entry.getAggregateIdentifier() != null;
    }
}
