package com.ogensync.connect.rest.envelope;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies whose declared length exceeds the limit. The body reader enforces the limit for undeclared lengths.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class BodySize implements WebFilter {

    /** The maximum size of a body in bytes. */
    public static final int BYTES_MAX = 64 * 1024;

    /**
     * A client that is still writing when the connection closes would lose the response, so bodies up to this size are
     * read to their end.
     */
    private static final int BYTES_DISCARDED_MAX = 1024 * 1024;

    private static final Duration DISCARDING_MAX = Duration.ofSeconds(1);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var declared = exchange.getRequest().getHeaders().getContentLength();
        if (declared <= BYTES_MAX) {
            return chain.filter(exchange);
        }
        Mono<Void> refused = Mono.error(tooLarge());
        return declared > BYTES_DISCARDED_MAX
                ? refused
                : exchange.getRequest()
                        .getBody()
                        .doOnNext(DataBufferUtils::release)
                        .takeUntilOther(Mono.delay(DISCARDING_MAX))
                        .then(refused);
    }

    /** Returns the 413 response. It closes the connection, so the rest of the body is not awaited. */
    public static EdgeException tooLarge() {
        return EdgeException.of(HttpStatus.CONTENT_TOO_LARGE, Failure.sentence(413))
                .with(HttpHeaders.CONNECTION, "close");
    }
}
