package com.ogensync.connect.rest.security;

import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets the web pages call that the operator named, and no others. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class CrossOrigin implements WebFilter {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final List<String> origins;
    private final CorsWebFilter filter;

    CrossOrigin(RestSettings settings) {
        origins = settings.corsOrigins();
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        rules.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID", "X-Request-Id"));
        rules.setExposedHeaders(List.of(
                "X-Request-Id",
                "RateLimit-Policy",
                "RateLimit",
                "Retry-After",
                "Idempotent-Replayed",
                "X-Data-Stale",
                "Location"));
        rules.setMaxAge(REMEMBERED);
        filter = new CorsWebFilter(_ -> rules, new Refusing());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return origins.isEmpty() ? chain.filter(exchange) : filter.filter(exchange, chain);
    }

    private static final class Refusing extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw EdgeException.of(HttpStatus.FORBIDDEN, "Web pages of this origin may not call");
        }
    }
}
