package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.Scope;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whose token was found good. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    CallerAuthentication(Caller caller, Collection<Scope> scopes) {
        super(scopes.stream()
                .map(CallerAuthentication::authority)
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    static String authority(Scope scope) {
        return "SCOPE_" + text(scope);
    }

    static String text(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return caller.account().uuid().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that && that.caller.equals(caller) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
