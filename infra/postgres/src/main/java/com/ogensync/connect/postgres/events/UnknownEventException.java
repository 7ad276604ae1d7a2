package com.ogensync.connect.postgres.events;

import java.util.Locale;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A stream has an event that this build cannot read, so it must not decide on the stream. */
final class UnknownEventException extends EventStoreException {

    UnknownEventException(String stream, long sequenceNumber) {
        super(String.format(
                Locale.ROOT,
                "%s has an event at %d that this version cannot read; a newer version wrote it and must handle it",
                stream,
                sequenceNumber));
    }
}
