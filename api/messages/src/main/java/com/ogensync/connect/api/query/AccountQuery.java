package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;

/** A query of an account's projections. The result is an {@link Answer}. */
public interface AccountQuery {

    AccountId accountId();

    /** The global index of the account's newest event. The query waits until the projection has processed it. */
    long position();
}
