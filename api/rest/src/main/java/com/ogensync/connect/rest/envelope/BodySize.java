package com.ogensync.connect.rest.envelope;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away a body whose declared length is too much; whoever reads one counts again. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class BodySize implements WebFilter {

    /** The largest body there is. */
    public static final int BYTES_MAX = 64 * 1024;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getHeaders().getContentLength() > BYTES_MAX
                ? Mono.error(tooLarge())
                : chain.filter(exchange);
    }

    /** 413; the rest of the body is not waited for. */
    public static EdgeException tooLarge() {
        return EdgeException.of(HttpStatus.CONTENT_TOO_LARGE, Failure.sentence(413))
                .with(HttpHeaders.CONNECTION, "close");
    }
}
