package com.ogensync.connect.rest.envelope;

import com.ogensync.connect.api.RequestId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What every answer carries, before anything else can happen to a request: its id, and what browsers must not do. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class AnswerHeaders implements WebFilter {

    /** The header with the request's id. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** The request's id in the log's context (MDC), on whatever thread the request is worked on. */
    public static final String LOG_KEY = "http.request.id";

    /** For answers that are data, not pages; a page says otherwise itself. */
    public static final Map<String, String> SECURITY = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer");

    private static final String ATTRIBUTE = AnswerHeaders.class.getName();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = choose(exchange.getRequest().getHeaders().getFirst(REQUEST_ID));
        exchange.getAttributes().put(ATTRIBUTE, id);
        var headers = exchange.getResponse().getHeaders();
        headers.set(REQUEST_ID, id.value());
        SECURITY.forEach(headers::set);
        return chain.filter(exchange).contextWrite(context -> context.put(LOG_KEY, id.value()));
    }

    /** The request's id. */
    public static RequestId requestId(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof RequestId id ? id : choose(null);
    }

    /** The caller's own when it is safe to repeat, else a fresh one. */
    public static RequestId choose(@Nullable String offered) {
        return new RequestId(
                offered != null && RequestId.isSafe(offered)
                        ? offered
                        : UUID.randomUUID().toString());
    }
}
