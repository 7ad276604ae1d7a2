package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.message.MessageId;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** What the messages' own events say: never behind, as the index may be. */
final class MessageHistory {

    private static final long ACCEPTED_ONLY = 0;

    private final EventStore events;

    MessageHistory(EventStore events) {
        this.events = events;
    }

    /** Whether nothing has happened to the message since it was accepted. */
    boolean isOpen(MessageId message) {
        return events.lastSequenceNumberFor(message.value())
                .filter(last -> last == ACCEPTED_ONLY)
                .isPresent();
    }
}
