package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.message.MessageId;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads the state of messages from their events, which are always current, unlike the index. */
record MessageHistory(EventStore events) {

    private static final long ACCEPTED_ONLY = 0;

    /** Whether the message has no event after its acceptance. */
    boolean isOpen(MessageId message) {
        return events.lastSequenceNumberFor(message.value())
                .filter(last -> last == ACCEPTED_ONLY)
                .isPresent();
    }
}
