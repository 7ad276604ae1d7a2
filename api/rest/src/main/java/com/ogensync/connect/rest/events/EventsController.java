package com.ogensync.connect.rest.events;

import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.activity.ActivityRow;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.StoreFailures;
import com.ogensync.connect.rest.paging.CursorCodec;
import com.ogensync.connect.rest.paging.Cursors;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.rest.security.TokenRecheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells an account what happens as it happens, for as long as its token counts. */
@RestController
final class EventsController {

    private static final Logger LOG = LoggerFactory.getLogger(EventsController.class);
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Duration LIFE_MAX = Duration.ofHours(1);

    private final Dispatch dispatch;
    private final EventPositions positions;
    private final Cursors cursors;
    private final TokenRecheck tokens;
    private final Streams streams;
    private final Executor executor = Thread::startVirtualThread;

    EventsController(
            Dispatch dispatch, EventPositions positions, Cursors cursors, TokenRecheck tokens, Streams streams) {
        this.dispatch = dispatch;
        this.positions = positions;
        this.cursors = cursors;
        this.tokens = tokens;
        this.streams = streams;
    }

    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<ActivityRow>> events(Caller caller, ServerWebExchange exchange) {
        var account = caller.account();
        var places = cursors.of(account, "events");
        var after = lastSeen(places, exchange.getRequest().getHeaders());
        // Some proxies would keep the events until there are many.
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        return streams.counted(
                account,
                Flux.defer(() -> written(new EventStream(dispatch, positions, account, places, after), exchange))
                        .take(LIFE_MAX));
    }

    /** Nothing of a turn is written unless the token counts after it. */
    private Flux<ServerSentEvent<ActivityRow>> written(EventStream stream, ServerWebExchange exchange) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(stream::turn, executor), true)
                .flatMap(lines -> tokens.stillCounts(exchange)
                        .map(counts -> Optional.of(lines).filter(_ -> counts)))
                .repeat()
                .takeWhile(Optional::isPresent)
                .concatMapIterable(lines -> lines.orElse(List.of()), 1)
                .onErrorComplete(failure -> stream.hasBegun() && isNoted(failure));
    }

    /** It is too late for an answer that says so: whoever listens comes again, and is told then. */
    private static boolean isNoted(Throwable failure) {
        if (!(failure instanceof EdgeException) && !StoreFailures.isCauseOf(failure)) {
            LOG.error("An event stream ends early", failure);
        }
        return true;
    }

    private static @Nullable Long lastSeen(CursorCodec places, HttpHeaders headers) {
        var ids = headers.getOrEmpty(LAST_EVENT_ID);
        if (ids.size() > 1) {
            throw EdgeException.badRequest(LAST_EVENT_ID + " must be given once");
        }
        return ids.isEmpty() || ids.getFirst().isEmpty() ? null : places.find(LAST_EVENT_ID, ids.getFirst());
    }
}
