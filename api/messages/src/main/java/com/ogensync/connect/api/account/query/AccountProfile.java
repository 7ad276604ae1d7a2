package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's owner. Erased values are null.
 *
 * @param token the valid token; null if it was revoked
 */
public record AccountProfile(
        AccountId accountId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Instant createdAt,
        @Nullable Token token,
        boolean disabled) {
    /** The properties of a token, without the token itself. */
    public record Token(TokenId id, Instant issuedAt, List<Scope> scopes) {
        public Token {
            scopes = List.copyOf(scopes);
        }
    }

    @Override
    public String toString() {
        return "AccountProfile[" + accountId + "]";
    }
}
