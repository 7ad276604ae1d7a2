package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.operations.ProjectionControl.Progress;
import com.ogensync.connect.rest.security.OperatorCaller;
import com.ogensync.connect.rest.security.TokenRecheck;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells an operator how far a replay is, until it is over. */
@RestController
final class ReplayController {

    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final String RUNNING = "running";

    private final ProjectionControl desk;
    private final TokenRecheck tokens;
    private final Executor executor = Thread::startVirtualThread;

    ReplayController(ProjectionControl desk, TokenRecheck tokens) {
        this.desk = desk;
        this.tokens = tokens;
    }

    @GetMapping(path = "/ops/projections/{name}/replay", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Progress>> progress(
            OperatorCaller who, @PathVariable String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        return look(name)
                .flatMap(progress -> tokens.stillCounts(exchange)
                        .map(counts -> Optional.of(progress).filter(_ -> counts)))
                .repeatWhen(turns -> turns.delayElements(BETWEEN))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .takeUntil(progress -> !progress.state().equals(RUNNING))
                .map(progress -> ServerSentEvent.<Progress>builder()
                        .event("progress")
                        .data(progress)
                        .build());
    }

    private Mono<Progress> look(String name) {
        return Mono.fromFuture(
                () -> CompletableFuture.supplyAsync(
                        () -> desk.progress(name)
                                .orElseThrow(() -> EdgeException.of(
                                        HttpStatus.NOT_FOUND, "No replay of a projection with this name was started")),
                        executor),
                true);
    }
}
