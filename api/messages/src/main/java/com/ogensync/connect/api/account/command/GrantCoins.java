package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import java.time.Instant;

/**
 * Adds coins on behalf of an operator.
 *
 * @param amount 1 to 1,000,000
 */
public record GrantCoins(AccountId accountId, long amount, Cause cause, Instant at) implements AccountCommand {}
