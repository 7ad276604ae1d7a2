package com.ogensync.connect.postgres.serialization;

import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Applies Axon's event upcasters to a single payload. Dead letters and the reconciliation read payloads without the
 * event store, so upcasting belongs to the serializer. An upcaster must return exactly one event for each event: a
 * stored fact is neither split nor dropped.
 */
public final class PayloadUpcasting {

    private final EventUpcaster upcasters;
    private final Serializer serializer;

    PayloadUpcasting(EventUpcaster upcasters, Serializer serializer) {
        this.upcasters = upcasters;
        this.serializer = serializer;
    }

    /** Returns the current type of a stored type. */
    SerializedType upcast(SerializedType stored) {
        return apply(new SimpleSerializedObject<>("{}", String.class, stored)).getType();
    }

    /** Returns the payload in its current shape, or unchanged when no upcaster applies. */
    SerializedObject<?> upcast(SerializedObject<?> stored) {
        return apply(stored).getData();
    }

    private <T> IntermediateEventRepresentation apply(SerializedObject<T> stored) {
        var event = new GenericDomainEventEntry<T>(
                "",
                "",
                0,
                "",
                Instant.EPOCH,
                stored.getType().getName(),
                stored.getType().getRevision(),
                stored.getData(),
                serializer
                        .serialize(MetaData.emptyInstance(), stored.getContentType())
                        .getData());
        return upcasters
                .upcast(Stream.of(new InitialEventRepresentation(event, serializer)))
                .reduce((_, _) -> {
                    throw new IllegalStateException(
                            "An upcaster has split " + stored.getType().getName());
                })
                .orElseThrow(() -> new IllegalStateException(
                        "An upcaster has dropped " + stored.getType().getName()));
    }
}
