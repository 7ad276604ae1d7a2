package com.ogensync.connect.query.projection.processing;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads events from the event store that were never delivered to a processor. */
public final class StreamHistory {
    private final EventStore events;

    /** Reads streams from the event store. */
    public StreamHistory(EventStore events) {
        this.events = events;
    }

    /** Returns the readable events of a stream before this one, starting with a sequence number. */
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
