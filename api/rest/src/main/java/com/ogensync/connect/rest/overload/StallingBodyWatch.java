package com.ogensync.connect.rest.overload;

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
 * Runs an action when the body has not arrived 100 ms after the start of reading. Most bodies arrive with their head. A
 * body announced with {@code Expect: 100-continue} (RFC 9110, 10.1.1) has certainly not arrived, so the action runs at
 * once.
 */
final class StallingBodyWatch extends ServerHttpRequestDecorator {

    private static final Duration STALL_TIMEOUT = Duration.ofMillis(100);

    private final Runnable onStall;

    StallingBodyWatch(ServerHttpRequest request, Runnable onStall) {
        super(request);
        this.onStall = onStall;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.using(this::timer, _ -> super.getBody(), Disposable::dispose);
    }

    private Disposable timer() {
        var timeout = getHeaders().containsHeader(HttpHeaders.EXPECT) ? Duration.ZERO : STALL_TIMEOUT;
        return Schedulers.parallel().schedule(onStall, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
