package com.ogensync.connect.rest.security;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Checks a token again during a long response: it may be replaced, revoked or expire meanwhile. */
@Component
public final class TokenRecheck {

    private final BearerTokens bearer = new BearerTokens();
    private final TokenAuthentication authentication;

    TokenRecheck(TokenAuthentication authentication) {
        this.authentication = authentication;
    }

    /** Whether the token of the request is still valid; false also if the check fails. */
    public Mono<Boolean> isStillValid(ServerWebExchange exchange) {
        return bearer.convert(exchange)
                .flatMap(authentication::authenticate)
                .hasElement()
                .onErrorReturn(false);
    }
}
