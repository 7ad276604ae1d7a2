package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import java.time.Instant;

/**
 * Asks what an account had at a moment: a {@link BalanceAt}.
 *
 * @param at entries of this very moment count
 */
public record FindBalanceAt(AccountId accountId, long position, Instant at) implements AccountQuery {}
