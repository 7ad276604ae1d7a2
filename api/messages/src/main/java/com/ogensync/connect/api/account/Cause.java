package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a ledger entry.
 *
 * @param requestId the id of the accepted request
 * @param tokenId the token of the request; at sign-up the one just issued; null on an operator's command line
 * @param by the originator
 */
public record Cause(RequestId requestId, @Nullable TokenId tokenId, Actor by) {

    /** Returns the cause of an entry that the service itself adds for the same request and token. */
    public Cause followedUpBySystem() {
        return new Cause(requestId, tokenId, Actor.SYSTEM);
    }
}
