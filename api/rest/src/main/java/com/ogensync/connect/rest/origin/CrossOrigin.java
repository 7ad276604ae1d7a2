package com.ogensync.connect.rest.origin;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.ForwardedHeaderUtils;
import reactor.core.publisher.Mono;

/**
 * Applies the CORS rules: only web pages of the configured origins may call. Runs before every filter that may refuse a
 * request, so that a page can read the refusal.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 8)
final class CrossOrigin implements WebFilter {

    /**
     * Replaces an address whose host {@link URI} cannot parse, such as {@code my_app}: with a null host Spring would
     * refuse even the configured origins. No page has this origin (RFC 6761, 6.4).
     */
    private static final URI NO_PAGE = URI.create("http://host.invalid/");

    private final CorsRules rules;
    private final ClientAddresses addresses;
    private final CorsWebFilter filter;

    CrossOrigin(CorsRules rules, ClientAddresses addresses) {
        this.rules = rules;
        this.addresses = addresses;
        filter = new CorsWebFilter(_ -> rules.configuration(), new Refusing());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return rules.isEnabled()
                ? filter.filter(asAddressed(exchange), _ -> chain.filter(exchange))
                : chain.filter(exchange);
    }

    /** Returns the exchange with the address that the browser used, for the same-origin check. */
    private ServerWebExchange asAddressed(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (!request.getHeaders().containsHeader(HttpHeaders.ORIGIN)) {
            return exchange;
        }
        // Only scheme, host and port: Spring's builder rejects some paths and queries that the server accepts.
        var received = request.getURI().resolve("/");
        var address = addresses.isTrustedProxy(exchange) ? forwarded(received, request.getHeaders()) : received;
        var comparable = address.getHost() == null ? NO_PAGE : address;
        return exchange.mutate().request(it -> it.uri(comparable)).build();
    }

    /**
     * Returns the address that a trusted proxy forwards in {@code X-Forwarded-Proto}, {@code -Host} and {@code -Port}.
     */
    private static URI forwarded(URI received, HttpHeaders headers) {
        try {
            return ForwardedHeaderUtils.parseXForwardedHeaders(received, headers, null, null)
                    .uriComponentsBuilder()
                    .build(true)
                    .toUri();
        } catch (IllegalArgumentException _) {
            throw EdgeException.badRequest(
                    "X-Forwarded-Proto, X-Forwarded-Host and X-Forwarded-Port must be a scheme, a host and a port");
        }
    }

    private static final class Refusing extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw EdgeException.of(HttpStatus.FORBIDDEN, "Web pages of this origin may not call the API");
        }
    }
}
