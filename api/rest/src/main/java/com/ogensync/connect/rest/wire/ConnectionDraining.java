package com.ogensync.connect.rest.wire;

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
 * Before the server stops listening it goes on for a moment, and tells everybody with their answer that this connection
 * ends (RFC 9112, 9.6). Idle connections are closed at once when it stops: a request that was on its way through one of
 * them would be lost without an answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class ConnectionDraining implements SmartLifecycle, WebFilter {

    private static final Duration LONGEST_WAY = Duration.ofSeconds(1);

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

    /** Whether every answer ends its connection. */
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
        var _ = Mono.delay(LONGEST_WAY).subscribe(_ -> stopped.run());
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

    /** Before the server's own graceful shutdown: higher phases stop first. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
