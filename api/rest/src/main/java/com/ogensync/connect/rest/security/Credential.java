package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import java.util.Set;

/**
 * The status of a token.
 *
 * @param holder an {@link com.ogensync.connect.api.account.AccountId}, or an
 *     {@link com.ogensync.connect.api.operator.OperatorId}
 * @param revoked whether it was replaced, revoked or has expired, by the clock of the credential store
 * @param accountDisabled whether its account is disabled
 */
public record Credential(
        TokenId tokenId, Identifier holder, Set<Scope> scopes, boolean revoked, boolean accountDisabled) {

    public Credential {
        scopes = Set.copyOf(scopes);
    }
}
