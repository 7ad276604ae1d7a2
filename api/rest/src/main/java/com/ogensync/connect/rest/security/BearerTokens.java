package com.ogensync.connect.rest.security;

import com.ogensync.connect.rest.routing.Paths;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes the token out of the header Authorization, where one is asked for at all. */
final class BearerTokens implements ServerAuthenticationConverter {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/=-]{1,4096})");

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty() || !Paths.isProtected(exchange)) {
            return Mono.empty();
        }
        var bearer = BEARER.matcher(headers.getFirst().strip());
        return headers.size() == 1 && bearer.matches()
                ? Mono.just(new BearerTokenAuthenticationToken(bearer.group(1)))
                : Mono.error(TokenReader.invalid());
    }
}
