package com.ogensync.connect.rest.security;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Looks at a token again, for answers that last: it may be replaced, revoked or run out in the middle. */
@Component
public final class TokenRecheck {

    private final BearerTokens bearer = new BearerTokens();
    private final TokenAuthentication authentication;

    TokenRecheck(TokenAuthentication authentication) {
        this.authentication = authentication;
    }

    /** Whether the request would be let in at this moment too; it would not when nobody can tell. */
    public Mono<Boolean> stillCounts(ServerWebExchange exchange) {
        return bearer.convert(exchange)
                .flatMap(authentication::authenticate)
                .hasElement()
                .onErrorReturn(false);
    }
}
