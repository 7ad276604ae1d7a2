package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;

/** Asks for an account's coins: an {@link AccountBalance}. */
public record FindBalance(AccountId accountId, long position) implements AccountQuery {}
