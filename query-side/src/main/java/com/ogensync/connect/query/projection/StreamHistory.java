package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads again what was not delivered. */
final class StreamHistory {
    private final EventStore events;

    StreamHistory(EventStore events) {
        this.events = events;
    }

    /** The events of a stream before this one, from a sequence number on; what cannot be read is left out. */
    List<StoredEvent> before(StoredEvent recorded, long from) {
        return events.readEvents(recorded.stream(), from)
                .asStream()
                .takeWhile(message -> message.getSequenceNumber() < recorded.sequence())
                .filter(message -> Event.class.isAssignableFrom(message.getPayloadType()))
                .map(message ->
                        new StoredEvent(recorded.stream(), message.getSequenceNumber(), recorded.position(), (Event)
                                message.getPayload()))
                .toList();
    }
}
