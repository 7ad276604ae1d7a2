package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;

/** Finds an account's owner. The result is an {@link AccountProfile}. */
public record FindProfile(AccountId accountId, long position) implements AccountQuery {}
