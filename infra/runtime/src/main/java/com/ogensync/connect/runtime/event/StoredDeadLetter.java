package com.ogensync.connect.runtime.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection or an index could not process, or that waits behind such an event of its account.
 *
 * @param group the processing group of the projection or index
 * @param sequence the second part of the stream's name: the account's uuid in all streams of an account
 * @param first whether it is the first of its sequence, which holds back the others
 * @param stream the name of the event's stream
 * @param number the event's sequence number in the stream
 * @param cause the class name of the failure; null if it was held back behind another dead letter
 * @param payload the event as it is stored in the event store
 */
public record StoredDeadLetter(
        String id,
        String group,
        String sequence,
        boolean first,
        String type,
        String stream,
        long number,
        Instant parkedAt,
        @Nullable String cause,
        @Nullable String message,
        String payload) {
    /** The id only, because the payload may contain personal data. */
    @Override
    public String toString() {
        return "StoredDeadLetter[" + id + "]";
    }
}
