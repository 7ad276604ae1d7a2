package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;

/**
 * Asks for an account's ledger, oldest first: a {@link Page} of {@link LedgerEntryView}.
 *
 * @param after the number of the last entry known, the {@code next} of the page before; 0 from the start
 * @param limit at most so many
 */
public record ListLedgerEntries(AccountId accountId, long position, long after, int limit) implements AccountQuery {}
