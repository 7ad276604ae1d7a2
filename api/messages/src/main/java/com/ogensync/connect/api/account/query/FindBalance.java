package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;

/** Finds an account's balance. The result is an {@link AccountBalance}. */
public record FindBalance(AccountId accountId, long position) implements AccountQuery {}
