package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.operations.port.ProjectionControl;
import com.ogensync.connect.rest.operations.port.ProjectionControl.Progress;
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

/** Streams the progress of a replay until its end. */
@RestController
final class ReplayController {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final String RUNNING = "running";

    private final ProjectionControl control;
    private final TokenRecheck tokens;
    private final Executor executor = Thread::startVirtualThread;

    ReplayController(ProjectionControl control, TokenRecheck tokens) {
        this.control = control;
        this.tokens = tokens;
    }

    @GetMapping(path = "/ops/projections/{name}/replay", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Progress>> progress(
            OperatorCaller operator, @PathVariable String name, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("X-Accel-Buffering", "no");
        return progressOf(name)
                .flatMap(progress -> tokens.isStillValid(exchange)
                        .map(valid -> Optional.of(progress).filter(_ -> valid)))
                .repeatWhen(turns -> turns.delayElements(INTERVAL))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .takeUntil(progress -> !progress.state().equals(RUNNING))
                .map(progress -> ServerSentEvent.<Progress>builder()
                        .event("progress")
                        .data(progress)
                        .build());
    }

    private Mono<Progress> progressOf(String name) {
        return Mono.fromFuture(
                () -> CompletableFuture.supplyAsync(
                        () -> control.progress(name)
                                .orElseThrow(() -> EdgeException.of(
                                        HttpStatus.NOT_FOUND, "No replay of this projection was started on this node")),
                        executor),
                true);
    }
}
