package com.ogensync.connect.rest.sending;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Tells when a body makes its reader wait: most have arrived with their request's head, and one that waits to be asked
 * for (RFC 9110, 10.1.1) has surely not.
 */
final class StallingBodyWatch extends ServerHttpRequestDecorator {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Runnable late;

    StallingBodyWatch(ServerHttpRequest request, Runnable late) {
        super(request);
        this.late = late;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.using(this::timer, _ -> super.getBody(), Disposable::dispose);
    }

    private Disposable timer() {
        var patience = getHeaders().containsHeader(HttpHeaders.EXPECT) ? Duration.ZERO : PATIENCE;
        return Schedulers.parallel().schedule(late, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
