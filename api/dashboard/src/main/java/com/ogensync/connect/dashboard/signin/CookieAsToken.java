package com.ogensync.connect.dashboard.signin;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Adds the token of the sign-in cookie to the API requests of the service's own pages, before the security filter runs.
 * Requests with a token of their own stay as they are.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class CookieAsToken implements WebFilter {

    private final List<SignInArea> areas;

    CookieAsToken(List<SignInArea> areas) {
        this.areas = areas;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION) || !OwnPages.sent(request)) {
            return chain.filter(exchange);
        }
        return areas.stream()
                .filter(it -> it.contains(request))
                .findFirst()
                .map(SignInArea::cookie)
                .flatMap(cookie -> cookie.of(request).map(signedIn -> withToken(exchange, cookie, signedIn)))
                .map(chain::filter)
                .orElseGet(() -> chain.filter(exchange));
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, SignInCookie cookie, SignedIn signedIn) {
        cookie.renewed(signedIn).ifPresent(exchange.getResponse()::addCookie);
        return exchange.mutate()
                .request(it -> it.headers(headers -> headers.setBearerAuth(signedIn.token())))
                .build();
    }
}
