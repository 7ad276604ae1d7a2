package com.ogensync.connect.rest.operations.port;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events that a projection or an index could not process, and the later events of the same account that wait behind
 * them.
 */
public interface DeadLetters {

    /**
     * A dead letter.
     *
     * @param id the id of the dead letter
     * @param keeper {@code projection} or {@code index}
     * @param group the projection or index that it belongs to
     * @param account the account of the event; null if it has none
     * @param type the name of the event type
     * @param stream the stream of its aggregate
     * @param sequence its sequence number in that stream
     * @param first whether it is the failed event that the others of its account wait for
     * @param cause the kind of failure; null for events that only wait
     * @param message the message of the failure, without personal data
     * @param event the payload of the event, without personal data; null in a list
     */
    record DeadLetter(
            String id,
            String keeper,
            String group,
            @Nullable AccountId account,
            String type,
            String stream,
            long sequence,
            boolean first,
            Instant parkedAt,
            @Nullable String cause,
            @Nullable String message,
            @Nullable String event) {}

    /** Returns the oldest dead letters of all projections and indexes. */
    List<DeadLetter> list(int limit);

    /** Returns a dead letter with the payload of its event. */
    Optional<DeadLetter> find(String id);

    /** Processes the waiting events of its account again, in order. Returns whether all of them succeeded. */
    boolean retry(DeadLetter letter);

    /** Removes the dead letter. The event itself stays in the event store. */
    void discard(DeadLetter letter);
}
