package com.ogensync.connect.rest.security;

import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.routing.Paths;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Extracts the token from the Authorization header (RFC 6750, 2.1) on paths that need one. */
final class BearerTokens implements ServerAuthenticationConverter {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/=-]{1,4096})");
    private static final String FORM = ": Authorization: Bearer <token>";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty() || !Paths.isProtected(exchange)) {
            return Mono.empty();
        }
        var given = headers.getFirst().strip();
        var bearer = BEARER.matcher(given);
        return headers.size() == 1 && bearer.matches()
                ? Mono.just(new BearerTokenAuthenticationToken(bearer.group(1)))
                : Mono.error(headers.size() > 1 ? repeated() : malformed(given));
    }

    private static EdgeException repeated() {
        return EdgeException.unauthorized("The Authorization header must be given once" + FORM);
    }

    /** Returns an error that names the missing part. It never repeats the value, which may be a token. */
    private static EdgeException malformed(String given) {
        if (given.isEmpty()) {
            return EdgeException.unauthorized("The Authorization header is empty" + FORM);
        }
        var parts = given.split("\\s+", 2);
        if (!parts[0].equalsIgnoreCase("Bearer")) {
            return EdgeException.unauthorized("The Bearer scheme is missing" + FORM);
        }
        return parts.length == 1
                ? EdgeException.unauthorized("The token is missing after the Bearer scheme" + FORM)
                : TokenReader.invalid();
    }
}
