package com.ogensync.connect.rest.events;

import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.activity.ActivityRow;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.paging.CursorCodec;
import com.ogensync.connect.rest.paging.Cursors;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.rest.security.TokenRecheck;
import com.ogensync.connect.runtime.outage.StoreFailures;
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

/** Streams an account's activity as server-sent events while its token is valid. */
@RestController
final class EventsController {

    private static final Logger LOG = LoggerFactory.getLogger(EventsController.class);
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Duration DURATION_MAX = Duration.ofHours(1);

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
        var cursor = cursors.of(account, "events");
        var after = lastSeen(cursor, exchange.getRequest().getHeaders());
        // Disables response buffering in proxies such as nginx.
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        return streams.limited(
                account,
                Flux.defer(() -> blocks(new EventStream(dispatch, positions, account, cursor, after), exchange))
                        .take(DURATION_MAX));
    }

    /** Writes the blocks of a poll only if the token is still valid after it. */
    private Flux<ServerSentEvent<ActivityRow>> blocks(EventStream stream, ServerWebExchange exchange) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(stream::poll, executor), true)
                .flatMap(next -> tokens.isStillValid(exchange)
                        .map(valid -> Optional.of(next).filter(_ -> valid)))
                .repeat()
                .takeWhile(Optional::isPresent)
                .concatMapIterable(next -> next.orElse(List.of()), 1)
                .onErrorComplete(failure -> stream.hasStarted() && logUnexpected(failure));
    }

    /**
     * Logs an unexpected failure. The response has begun, so the stream just ends, and the client sees the error when
     * it reconnects.
     */
    private static boolean logUnexpected(Throwable failure) {
        if (!(failure instanceof EdgeException) && !StoreFailures.isCauseOf(failure)) {
            LOG.error("Event stream ended by an unexpected failure", failure);
        }
        return true;
    }

    private static @Nullable Long lastSeen(CursorCodec cursor, HttpHeaders headers) {
        var ids = headers.getOrEmpty(LAST_EVENT_ID);
        if (ids.size() > 1) {
            throw EdgeException.badRequest(LAST_EVENT_ID + " must be given once");
        }
        return ids.isEmpty() || ids.getFirst().isEmpty() ? null : cursor.decode(LAST_EVENT_ID, ids.getFirst());
    }
}
