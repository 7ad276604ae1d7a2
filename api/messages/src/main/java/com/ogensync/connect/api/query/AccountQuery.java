package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;

/** Anything one may ask about an account's projections. It is answered with an {@link Answer}. */
public interface AccountQuery {

    AccountId accountId();

    /** The global index of the account's newest event: the answer waits until the projection has passed it. */
    long position();
}
