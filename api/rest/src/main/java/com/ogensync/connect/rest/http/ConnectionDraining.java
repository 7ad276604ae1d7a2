package com.ogensync.connect.rest.http;

import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Delays the shutdown by one second, in which every response closes its connection (RFC 9112, 9.6). When the server
 * stops, it closes idle connections at once, and a request in transit on one of them would be lost without a response.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class ConnectionDraining implements SmartLifecycle, WebFilter {

    private static final Duration DRAINING_TIME = Duration.ofSeconds(1);

    private volatile boolean running;
    private volatile boolean draining;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> {
            if (draining) {
                response.getHeaders().setConnection("close");
            }
        }));
        return chain.filter(exchange);
    }

    /** Whether every response closes its connection. */
    boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        draining = false;
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        var _ = Mono.delay(DRAINING_TIME).subscribe(_ -> stopped.run());
    }

    @Override
    public void stop() {
        draining = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the server's own graceful shutdown, because higher phases stop first. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
