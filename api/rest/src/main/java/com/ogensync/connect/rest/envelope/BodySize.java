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

/** Turns away a body whose declared length is too much; whoever reads one counts again. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class BodySize implements WebFilter {

    /** The largest body there is. */
    public static final int BYTES_MAX = 64 * 1024;

    /** A caller that is still writing would lose the answer to the closing connection: so much is read to its end. */
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

    /** 413; what is left of the body is not waited for. */
    public static EdgeException tooLarge() {
        return EdgeException.of(HttpStatus.CONTENT_TOO_LARGE, Failure.sentence(413))
                .with(HttpHeaders.CONNECTION, "close");
    }
}
