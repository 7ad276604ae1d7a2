package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events that a projection or an index could not take in, and all later ones of the same account, which wait. */
public interface DeadLetters {

    /**
     * One of them.
     *
     * @param id names it here
     * @param keeper {@code projection} or {@code index}
     * @param group whose it is
     * @param account whose event; null when it is no account's
     * @param type the event's name
     * @param stream its aggregate
     * @param sequence its number there
     * @param first whether it is the one that the others of its account wait for
     * @param cause the kind of failure; null for those that only wait
     * @param message what the failure said, without anything personal
     * @param event what the event says, without anything personal; null in a list
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

    /** The oldest ones, of all projections and indexes. */
    List<DeadLetter> list(int limit);

    /** One of them, with what its event says. */
    Optional<DeadLetter> find(String id);

    /** Tries its account's waiting events once more, in order; whether all of them were taken in. */
    boolean retry(DeadLetter letter);

    /** Lets it go; the event itself stays stored for ever. */
    void discard(DeadLetter letter);
}
