package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.TokenId;
import java.util.Optional;

/** The tokens that were ever issued and what they are good for: an index over the accounts' events. */
public interface Credentials {

    /** What is known of a token at this moment; empty when it was never issued. */
    Optional<Credential> find(TokenId tokenId);
}
