package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;

/** How far an account's events have come, so that a caller reads its own writes. */
public interface EventPositions {

    /** The global index of the newest event of the account's streams; -1 when there is none. */
    long newestOf(AccountId accountId);

    /**
     * Waits until the operational indexes (credentials, linked sessions, open messages) have seen all that the account
     * has done so far.
     *
     * @return whether they had within the patience
     */
    boolean awaitIndexed(AccountId accountId, Duration patience);
}
