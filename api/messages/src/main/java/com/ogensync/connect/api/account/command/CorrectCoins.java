package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import java.time.Instant;

/**
 * Corrects a ledger entry by adding another one.
 *
 * @param entry the number of the entry to correct
 * @param amount the coins to add, or to deduct if negative; the absolute value is 1 to 1,000,000
 */
public record CorrectCoins(AccountId accountId, long entry, long amount, Cause cause, Instant at)
        implements AccountCommand {}
