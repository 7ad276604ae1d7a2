package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.TokenId;
import java.util.Optional;

/** Index of all issued tokens and their status, built from the stored events. */
public interface Credentials {

    /** Returns the current status of a token; empty if it was never issued. */
    Optional<Credential> find(TokenId tokenId);
}
