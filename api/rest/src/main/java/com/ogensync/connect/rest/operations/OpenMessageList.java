package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages of all accounts that were accepted and have no outcome yet. */
public interface OpenMessageList {

    /**
     * One of them.
     *
     * @param place in the order accepted
     * @param attempts how often recovery has sent it again
     */
    record OpenMessage(
            long place, MessageId id, Instant acceptedAt, Instant deadline, Instant nextAttemptAt, int attempts) {}

    /**
     * Which ones.
     *
     * @param account only this account's; null for all
     * @param olderThan at least that old
     * @param attemptsMin sent again at least so often
     * @param after the place of the page before's last; 0 for the first page
     */
    record Wanted(@Nullable UUID account, Duration olderThan, int attemptsMin, long after, int limit) {}

    /** A page of them, oldest first. */
    List<OpenMessage> list(Wanted wanted);

    /** How many there are of each age, all ages there, oldest last. */
    Map<String, Long> ages();
}
