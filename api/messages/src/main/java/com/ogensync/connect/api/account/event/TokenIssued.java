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
 * A token counts from now on. Its JWT's claims all follow from this.
 *
 * @param scopes in the order of {@link Scope}
 * @param label what its owner calls it; null while an account has one token only
 */
@Revision("1")
public record TokenIssued(
        AccountId accountId,
        TokenId tokenId,
        List<Scope> scopes,
        @Nullable String label,
        Actor by,
        Instant at) implements AccountEvent {

    public TokenIssued {
        scopes = List.copyOf(scopes);
    }
}
