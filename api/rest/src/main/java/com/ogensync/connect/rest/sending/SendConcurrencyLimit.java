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
 * So many sends at a time, and none while too much is left of earlier ones. A send has its place from before anything
 * is looked up for it, so that whoever must be refused is refused at once: they neither wait behind those who are
 * served nor cost them time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class SendConcurrencyLimit implements WebFilter, LoadShedding {

    private static final int RETRY_SECONDS = 1;

    private final Semaphore places;
    private final Backlog backlog;
    private final Timer refused;

    SendConcurrencyLimit(RestSettings settings, Backlog backlog, ObjectProvider<MeterRegistry> meters) {
        this.backlog = backlog;
        places = new Semaphore(settings.maxConcurrentSends());
        refused = refused(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    /** As Spring's own instrumentation counts those that it sees. */
    private static Timer refused(MeterRegistry meters) {
        var kind = EdgeException.class.getSimpleName();
        return Timer.builder("http.server.requests")
                .tags("method", "POST", "uri", SendController.PATH, "status", "503", "outcome", "SERVER_ERROR")
                .tags("exception", kind, "error", kind)
                .register(meters);
    }

    @Override
    public Optional<EdgeException> refusal(String method, String target) {
        if (!target.equals(SendController.PATH) || !method.equals("POST") || hasRoom()) {
            return Optional.empty();
        }
        refused.record(Duration.ZERO);
        return Optional.of(full());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limited = Route.of(exchange).annotation(Limited.class);
        if (limited == null || limited.value() != Policy.SENDS) {
            return chain.filter(exchange);
        }
        var place = new SendPermit(places);
        if (backlog.isTooLong() || !place.take()) {
            return Mono.error(full());
        }
        place.rememberIn(exchange);
        var watched = exchange.mutate()
                .request(new StallingBodyWatch(exchange.getRequest(), place::giveBack))
                .build();
        return chain.filter(watched).doOnTerminate(place::giveBack).doOnCancel(place::giveBack);
    }

    /** Does it in the place that it has, or in another one if that had to be given back; 503 when there is none. */
    <T> T admit(ServerWebExchange exchange, Supplier<T> sending) {
        return SendPermit.of(exchange)
                .filter(SendPermit::begin)
                .map(place -> place.work(sending))
                .orElseThrow(SendConcurrencyLimit::full);
    }

    private boolean hasRoom() {
        return places.availablePermits() > 0 && !backlog.isTooLong();
    }

    private static EdgeException full() {
        return EdgeException.unavailable("Too many sends are under way; nothing was done", RETRY_SECONDS);
    }
}
