package com.ogensync.connect.postgres.index;

import java.util.Locale;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/** An event that this build does not know, in a stream that an index reads: it must be parked, not passed over. */
final class UnknownEvents {

    private UnknownEvents() {}

    static void refuse(DomainEventMessage<?> message, UnknownSerializedType unknown, String streams) {
        if (message.getAggregateIdentifier().startsWith(streams)) {
            var type = unknown.serializedType();
            throw new IllegalStateException(String.format(
                    Locale.ROOT, "This version does not know %s in revision %s", type.getName(), type.getRevision()));
        }
    }
}
