package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;
import java.util.Set;

/** Positions of stored and indexed events, for reads that include the caller's own writes. */
public interface EventPositions {

    /** Returns the global index of the newest event of the account's streams; -1 when there is none. */
    long newestOf(AccountId accountId);

    /** The operational indexes that a response may wait for. */
    enum Index {
        CREDENTIALS,
        LINKED_SESSIONS,
        OPEN_MESSAGES
    }

    /**
     * Waits until these indexes contain all events that the account has stored so far.
     *
     * @return whether they did within the time-out
     */
    boolean awaitIndexed(AccountId accountId, Set<Index> indexes, Duration timeout);
}
