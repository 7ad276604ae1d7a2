package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import java.time.Instant;

/**
 * Finds an account's balance at a point in time. The result is a {@link BalanceAt}.
 *
 * @param at the point in time; entries with exactly this time are included
 */
public record FindBalanceAt(AccountId accountId, long position, Instant at) implements AccountQuery {}
