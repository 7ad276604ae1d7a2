package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import java.time.Instant;

/**
 * Sets an entry right by a further one.
 *
 * @param entry the number of the entry that was wrong
 * @param amount what to add, or to take when negative; 1 to 1,000,000 either way
 */
public record CorrectCoins(AccountId accountId, long entry, long amount, Cause cause, Instant at)
        implements AccountCommand {}
