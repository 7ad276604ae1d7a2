package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.Scope;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The authentication of a caller or operator with a valid token. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient TokenHolder holder;

    CallerAuthentication(TokenHolder holder, Collection<Scope> scopes) {
        super(scopes.stream()
                .map(CallerAuthentication::authority)
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.holder = holder;
        setAuthenticated(true);
    }

    static String authority(Scope scope) {
        return "SCOPE_" + text(scope);
    }

    static String text(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TokenHolder getPrincipal() {
        return holder;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return switch (holder) {
            case Caller caller -> TokenHolder.subject(caller.account());
            case OperatorCaller operator -> TokenHolder.subject(operator.id());
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that && that.holder.equals(holder) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return holder.hashCode();
    }
}
