package com.ogensync.connect.rest.security;

import com.ogensync.connect.rest.envelope.EdgeException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Authenticates a token: checks its signature, then its status, then the status of its account. */
@Component
final class TokenAuthentication implements ReactiveAuthenticationManager {

    private final TokenReader tokens;
    private final RecentCredentials credentials;

    TokenAuthentication(TokenReader tokens, RecentCredentials credentials) {
        this.tokens = tokens;
        this.credentials = credentials;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication presented) {
        return tokens.read(((BearerTokenAuthenticationToken) presented).getToken())
                .flatMap(token -> credentials
                        .find(token.token())
                        .filter(credential -> credential.holder().equals(token.holder()))
                        .switchIfEmpty(Mono.error(TokenReader::invalid))
                        .map(credential -> authenticated(token, credential)));
    }

    private static Authentication authenticated(PresentedToken token, Credential credential) {
        if (credential.accountDisabled()) {
            throw EdgeException.of(HttpStatus.FORBIDDEN, "Account disabled");
        }
        var scopes =
                token.scopes().stream().filter(credential.scopes()::contains).toList();
        return new CallerAuthentication(TokenHolder.of(token.holder(), token.token()), scopes);
    }
}
