package com.ogensync.connect.postgres.index.writer;

import java.util.Locale;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Rejects events that this build cannot read, in streams that an index reads, so that they become dead letters and are
 * not skipped.
 */
final class UnknownEvents {

    private UnknownEvents() {}

    static void refuse(DomainEventMessage<?> message, UnknownSerializedType unknown, String streams) {
        if (message.getAggregateIdentifier().startsWith(streams)) {
            var type = unknown.serializedType();
            throw new IllegalStateException(String.format(
                    Locale.ROOT, "This version cannot read %s in revision %s", type.getName(), type.getRevision()));
        }
    }
}
