package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who an account's owner is. What was erased is null.
 *
 * @param token the one that counts; null when it was revoked
 */
public record AccountProfile(
        AccountId accountId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Instant createdAt,
        @Nullable Token token,
        boolean disabled) {
    /** A token's facts, never the token itself. */
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
