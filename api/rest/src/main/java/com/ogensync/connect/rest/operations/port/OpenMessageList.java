package com.ogensync.connect.rest.operations.port;

import com.ogensync.connect.api.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accepted messages of all accounts that have no outcome yet. */
public interface OpenMessageList {

    /**
     * An open message.
     *
     * @param place the position in the order of acceptance
     * @param attempts number of resends by recovery
     */
    record OpenMessage(
            long place, MessageId id, Instant acceptedAt, Instant deadline, Instant nextAttemptAt, int attempts) {}

    /**
     * The filter and page of a list.
     *
     * @param account only this account's; null for all
     * @param olderThan the minimum age
     * @param attemptsMin the minimum number of resends
     * @param after the position of the last message of the previous page; 0 for the first page
     */
    record Wanted(@Nullable UUID account, Duration olderThan, int attemptsMin, long after, int limit) {}

    /** Returns a page of open messages, oldest first. */
    List<OpenMessage> list(Wanted wanted);

    /** Returns the number of open messages per age class. All classes are present, oldest last. */
    Map<String, Long> ages();
}
