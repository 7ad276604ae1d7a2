package com.ogensync.connect.rest.sending;

import com.ogensync.connect.rest.Backlog;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.limits.Limited;
import com.ogensync.connect.rest.limits.Policy;
import com.ogensync.connect.rest.routing.Route;
import com.ogensync.connect.rest.wire.LoadShedding;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits concurrent sends, and refuses all while the backlog is too long. A send acquires its permit before any
 * look-up, so that excess sends are refused at once: they do not queue behind accepted ones or slow them down.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class SendConcurrencyLimit implements WebFilter, LoadShedding {

    private static final int RETRY_SECONDS = 1;

    private final Semaphore permits;
    private final Backlog backlog;
    private final Timer refused;

    SendConcurrencyLimit(RestSettings settings, Backlog backlog, ObjectProvider<MeterRegistry> meters) {
        this.backlog = backlog;
        permits = new Semaphore(settings.maxConcurrentSends());
        refused = refused(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    /**
     * Returns the timer for requests that Spring's instrumentation does not see, with the tags that Spring would use.
     */
    private static Timer refused(MeterRegistry meters) {
        var kind = EdgeException.class.getSimpleName();
        return Timer.builder("http.server.requests")
                .tags("method", "POST", "uri", SendController.PATH, "status", "503", "outcome", "SERVER_ERROR")
                .tags("exception", kind, "error", kind)
                .register(meters);
    }

    @Override
    public Optional<EdgeException> refusal(String method, String target) {
        if (!target.equals(SendController.PATH) || !method.equals("POST") || hasCapacity()) {
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
    <T> T admit(ServerWebExchange exchange, Supplier<T> sending) {
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
