package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;

/** Asks for an account's coins: an {@link AccountBalance}. */
public record FindBalance(AccountId accountId, long position) implements AccountQuery {}
