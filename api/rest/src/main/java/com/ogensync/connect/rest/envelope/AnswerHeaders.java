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

/** Sets the headers of every response before any other filter runs: the request id and the security headers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class AnswerHeaders implements WebFilter {

    /** The header of the request id. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** The key of the request id in the log context (MDC) of every thread that handles the request. */
    public static final String LOG_KEY = "http.request.id";

    /** The security headers of data and error responses; pages have their own. */
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

    /** Returns the request id. */
    public static RequestId requestId(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof RequestId id ? id : choose(null);
    }

    /** Returns the caller's id if it is safe to repeat, else a new one. */
    public static RequestId choose(@Nullable String offered) {
        return new RequestId(
                offered != null && RequestId.isSafe(offered)
                        ? offered
                        : UUID.randomUUID().toString());
    }
}
