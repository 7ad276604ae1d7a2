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
 * A token is valid from now on. The claims of its JWT follow from this event.
 *
 * @param scopes in the order of {@link Scope}
 * @param label the name its owner gave it; null while an account has one token only
 * @param expiresAt when it stops being valid; null if never
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
