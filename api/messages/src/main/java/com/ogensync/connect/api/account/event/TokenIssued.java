package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token was issued. The claims of its JWT are derived from this event.
 *
 * @param scopes in the order of {@link Scope}
 * @param label the name that the owner gave the token; null while an account has only one token
 * @param expiresAt the end of its validity; null if it does not expire
 */
@Revision("1")
public record TokenIssued(
        AccountId accountId,
        TokenId tokenId,
        List<Scope> scopes,
        @Nullable String label,
        @Nullable Instant expiresAt,
        Actor by,
        Instant at)
        implements AccountEvent {

    public TokenIssued {
        scopes = List.copyOf(scopes);
    }
}
