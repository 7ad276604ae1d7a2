package com.ogensync.connect.rest.sending;

import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.limits.Limited;
import com.ogensync.connect.rest.limits.Policy;
import com.ogensync.connect.rest.routing.Route;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * So many sends at a time. While there is no place, more of them are turned away before anything is looked up for them:
 * whoever must be refused should neither wait behind those who are served nor cost them time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class Admission implements WebFilter {

    private static final int RETRY_SECONDS = 1;

    private final Semaphore places;

    Admission(RestSettings settings) {
        places = new Semaphore(settings.maxConcurrentSends());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limited = Route.of(exchange).annotation(Limited.class);
        boolean isSend = limited != null && limited.value() == Policy.SENDS;
        return isSend && places.availablePermits() == 0 ? Mono.error(full()) : chain.filter(exchange);
    }

    /** Does it in a place of its own; 503 when there is none. */
    <T> T admit(Supplier<T> sending) {
        if (!places.tryAcquire()) {
            throw full();
        }
        try {
            return sending.get();
        } finally {
            places.release();
        }
    }

    private static EdgeException full() {
        return EdgeException.unavailable("Too many sends are under way; nothing was done", RETRY_SECONDS);
    }
}
