package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;

/**
 * Lists an account's ledger, oldest entry first. The result is a {@link Page} of {@link LedgerEntryView}.
 *
 * @param after the number of the last entry known, the {@code next} of the previous page; 0 from the start
 * @param limit the maximum number of items
 */
public record ListLedgerEntries(AccountId accountId, long position, long after, int limit) implements AccountQuery {}
