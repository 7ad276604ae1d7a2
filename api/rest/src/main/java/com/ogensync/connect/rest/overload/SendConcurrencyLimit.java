package com.ogensync.connect.rest.overload;

import com.ogensync.connect.rest.Backlog;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.limits.Limited;
import com.ogensync.connect.rest.limits.Policy;
import com.ogensync.connect.rest.routing.Paths;
import com.ogensync.connect.rest.routing.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;

/**
 * Limits concurrent sends, and refuses all while the backlog is too long. A send acquires its permit before any
 * look-up, so that excess sends are refused at once: they do not queue behind accepted ones or slow them down.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
public final class SendConcurrencyLimit implements WebFilter {

    private static final int RETRY_SECONDS = 1;

    private final Semaphore permits;
    private final Backlog backlog;
    private final Timer refused;

    SendConcurrencyLimit(RestSettings settings, Backlog backlog, ObjectProvider<MeterRegistry> meters) {
        this.backlog = backlog;
        permits = new Semaphore(settings.limits().concurrentSends());
        refused = refused(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    /**
     * Returns the timer for requests that Spring's instrumentation does not see, with the tags that Spring would use.
     */
    private static Timer refused(MeterRegistry meters) {
        var kind = EdgeException.class.getSimpleName();
        return Timer.builder("http.server.requests")
                .tags("method", "POST", "uri", Paths.SENDING, "status", "503", "outcome", "SERVER_ERROR")
                .tags("exception", kind, "error", kind)
                .register(meters);
    }

    /**
     * Adds the handlers that refuse excess sends before they reach the application. Runs when a connection is opened.
     *
     * @param draining whether every response closes its connection
     */
    public void shedLoad(ChannelPipeline pipeline, BooleanSupplier draining) {
        pipeline.addAfter(NettyPipeline.HttpCodec, "load-shedding", new LoadSheddingHandler(this, draining))
                .addAfter(NettyPipeline.HttpCodec, "keep-reading", new ReadAfterEarlyResponse());
    }

    /** Returns the response to a request that is to be refused, and counts it as refused. Thread-safe. */
    Optional<EdgeException> refusal(String method, String target) {
        if (!target.equals(Paths.SENDING) || !method.equals("POST") || hasCapacity()) {
            return Optional.empty();
        }
        refused.record(Duration.ZERO);
        return Optional.of(tooManySends());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limited = Route.of(exchange).annotation(Limited.class);
        if (limited == null || limited.value() != Policy.SENDS) {
            return chain.filter(exchange);
        }
        var permit = new SendPermit(permits);
        if (backlog.isTooLong() || !permit.tryAcquire()) {
            return Mono.error(tooManySends());
        }
        permit.rememberIn(exchange);
        var watched = exchange.mutate()
                .request(new StallingBodyWatch(exchange.getRequest(), permit::releaseUnlessStarted))
                .build();
        return chain.filter(watched)
                .doOnTerminate(permit::releaseUnlessStarted)
                .doOnCancel(permit::releaseUnlessStarted);
    }

    /**
     * Runs a send under its permit, or under a new one if the permit was released.
     *
     * @throws EdgeException 503 when no permit is available
     */
    public <T> T admit(ServerWebExchange exchange, Supplier<T> sending) {
        return SendPermit.of(exchange)
                .filter(SendPermit::start)
                .map(permit -> permit.run(sending))
                .orElseThrow(SendConcurrencyLimit::tooManySends);
    }

    private boolean hasCapacity() {
        return permits.availablePermits() > 0 && !backlog.isTooLong();
    }

    private static EdgeException tooManySends() {
        return EdgeException.unavailable("Too many sends are in progress; nothing was done", RETRY_SECONDS);
    }
}
