package com.ogensync.connect.rest.envelope;

import com.ogensync.connect.api.RequestId;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Converts every exception to an error response. */
@Component
@Order(-2)
final class FailureAnswers implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);
    private static final int RETRY_AFTER_OUTAGE_SECONDS = 5;

    private final StoreOutages outages;

    FailureAnswers(StoreOutages outages) {
        this.outages = outages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        if (isConnectionGone(failure)) {
            LOG.debug("The client of request {} closed the connection", AnswerHeaders.requestId(exchange));
            return Mono.empty();
        }
        var answer = loggedAnswer(failure, AnswerHeaders.requestId(exchange));
        response.setStatusCode(answer.status());
        AnswerHeaders.SECURITY.forEach(response.getHeaders()::set);
        answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        var json = Failure.json(answer.sentence());
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(json.length);
        return response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(json)))
                .onErrorResume(writeFailure -> {
                    // The client has disconnected, or the server has already refused the rest of the request.
                    LOG.debug(
                            "The error response of request {} could not be written",
                            AnswerHeaders.requestId(exchange),
                            writeFailure);
                    return Mono.empty();
                });
    }

    /** Checks the exception itself, not its causes: a reset connection to a database is no disconnected client. */
    private static boolean isConnectionGone(Throwable failure) {
        return failure instanceof AbortedException || failure instanceof IOException;
    }

    private EdgeException loggedAnswer(Throwable failure, RequestId id) {
        try (var _ = MDC.putCloseable(AnswerHeaders.LOG_KEY, id.value())) {
            return answerTo(failure, id);
        }
    }

    private EdgeException answerTo(Throwable failure, RequestId id) {
        return switch (failure) {
            case EdgeException known -> known;
            case ServerExchangeRejectedException _ -> plain(HttpStatus.BAD_REQUEST);
            case AuthenticationException _ -> EdgeException.unauthorized(Failure.sentence(401));
            case AccessDeniedException _ -> plain(HttpStatus.FORBIDDEN);
            case DataBufferLimitException _ -> plain(HttpStatus.CONTENT_TOO_LARGE);
            case ErrorResponse framework when framework.getStatusCode().is4xxClientError() -> translated(framework);
            default ->
                StoreFailures.isCommitOutcomeUnknown(failure)
                        ? unknownOutcome(failure, id)
                        : StoreFailures.isCauseOf(failure) ? unavailable(failure) : internalError(failure, id);
        };
    }

    /** The connection was lost during a commit, so the response must not claim that nothing was done. */
    private EdgeException unknownOutcome(Throwable failure, RequestId id) {
        outages.failed(failure);
        LOG.warn("Outcome of request {} is unknown: the database connection was lost during its commit", id);
        return EdgeException.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The database connection was lost during commit, so this request may or may not have taken effect."
                        + " Check before retrying, or retry with the same Idempotency-Key. Request id: " + id);
    }

    private static EdgeException plain(HttpStatus status) {
        return EdgeException.of(status, Failure.sentence(status.value()));
    }

    private static EdgeException translated(ErrorResponse framework) {
        var status = HttpStatus.resolve(framework.getStatusCode().value());
        var answer = plain(status == null ? HttpStatus.BAD_REQUEST : status);
        framework.getHeaders().forEach((name, values) -> answer.headers().put(name, values));
        return answer;
    }

    private EdgeException unavailable(Throwable failure) {
        outages.failed(failure);
        return EdgeException.unavailable("The database is unavailable; nothing was done", RETRY_AFTER_OUTAGE_SECONDS);
    }

    private static EdgeException internalError(Throwable failure, RequestId id) {
        LOG.error("Request {} failed", id, failure);
        return EdgeException.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "Internal error. Contact support with the request id " + id);
    }
}
