package com.ogensync.connect.rest.body;

import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.routing.Route;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies that exceed the limit of their route ({@link BodyLimit}): at once if the declared length does, else
 * while the body is read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 45)
public final class BodySize implements WebFilter {

    /** The maximum size of a body in bytes, unless its route has another limit. */
    public static final int BYTES_MAX = 64 * 1024;

    /**
     * A client that is still writing when the connection closes would lose the response, so bodies up to this size are
     * read to their end.
     */
    private static final int BYTES_DISCARDED_MAX = 1024 * 1024;

    private static final Duration DISCARDING_MAX = Duration.ofSeconds(1);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var declared = request.getHeaders().getContentLength();
        long limit = limitOf(exchange);
        if (declared <= limit) {
            return chain.filter(
                    request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)
                            ? exchange.mutate()
                                    .request(new LimitedBody(request, limit))
                                    .build()
                            : exchange);
        }
        Mono<Void> refused = Mono.error(tooLarge(limit));
        return declared > BYTES_DISCARDED_MAX
                ? refused
                : request.getBody()
                        .doOnNext(DataBufferUtils::release)
                        .takeUntilOther(Mono.delay(DISCARDING_MAX))
                        .then(refused);
    }

    private static long limitOf(ServerWebExchange exchange) {
        var limit = Route.of(exchange).annotation(BodyLimit.class);
        return limit == null ? BYTES_MAX : limit.value();
    }

    /** Returns the 413 response. It closes the connection, so the rest of the body is not awaited. */
    private static EdgeException tooLarge(long limit) {
        return EdgeException.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + limit / 1024 + " KiB")
                .with(HttpHeaders.CONNECTION, "close");
    }

    /** A request whose body fails as soon as it exceeds the limit. */
    private static final class LimitedBody extends ServerHttpRequestDecorator {

        private final long limit;
        private final AtomicLong received = new AtomicLong();

        LimitedBody(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().handle((part, sink) -> {
                if (received.addAndGet(part.readableByteCount()) <= limit) {
                    sink.next(part);
                } else {
                    DataBufferUtils.release(part);
                    sink.error(tooLarge(limit));
                }
            });
        }
    }
}
