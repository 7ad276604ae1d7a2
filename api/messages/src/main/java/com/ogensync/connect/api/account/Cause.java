package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * What set a coin in motion.
 *
 * @param requestId the request that was accepted
 * @param tokenId the token it came with; at sign-up the one just issued; null on an operator's command line
 * @param by who
 */
public record Cause(RequestId requestId, @Nullable TokenId tokenId, Actor by) {

    /** The same request and token, when the service itself follows up on it. */
    public Cause followedUpBySystem() {
        return new Cause(requestId, tokenId, Actor.SYSTEM);
    }
}
