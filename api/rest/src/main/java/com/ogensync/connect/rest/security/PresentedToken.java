package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** The claims of a token with a valid signature. */
record PresentedToken(Identifier holder, TokenId token, Set<Scope> scopes) {

    private static final String OPERATOR = "operator:";

    static PresentedToken of(Jwt jwt) {
        return new PresentedToken(
                holder(jwt.getSubject()), new TokenId(uuid(jwt.getId())), scopes(jwt.getClaim("scope")));
    }

    private static Identifier holder(@Nullable String subject) {
        return subject != null && subject.startsWith(OPERATOR)
                ? OperatorId.parse(subject)
                : new AccountId(uuid(subject));
    }

    private static UUID uuid(@Nullable String text) {
        if (text == null) {
            throw new BadJwtException("A token needs the claims sub and jti");
        }
        return UUID.fromString(text);
    }

    private static Set<Scope> scopes(@Nullable Object claim) {
        var scopes = EnumSet.noneOf(Scope.class);
        if (claim instanceof String text) {
            var words = Arrays.asList(text.split(" ", -1));
            for (var scope : Scope.values()) {
                if (words.contains(CallerAuthentication.text(scope))) {
                    scopes.add(scope);
                }
            }
        }
        return scopes;
    }
}
