package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;

/** Finds an account's owner. The result is an {@link AccountProfile}. */
public record FindProfile(AccountId accountId, long position) implements AccountQuery {}
