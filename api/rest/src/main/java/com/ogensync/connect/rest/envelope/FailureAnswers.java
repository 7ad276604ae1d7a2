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

/** The one place where whatever went wrong becomes an answer. */
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
            LOG.debug("The caller of {} went away", AnswerHeaders.requestId(exchange));
            return Mono.empty();
        }
        var answer = loggedAnswer(failure, AnswerHeaders.requestId(exchange));
        response.setStatusCode(answer.status());
        answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        var json = Failure.json(answer.sentence());
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(json.length);
        return response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(json)))
                .onErrorResume(unsaid -> {
                    // The caller is gone, or the server has refused the rest of the request by itself.
                    LOG.debug("What is wrong with {} cannot be told", AnswerHeaders.requestId(exchange), unsaid);
                    return Mono.empty();
                });
    }

    /** Only where it comes from the connection itself: a database's connection may be reset, too. */
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
                StoreFailures.leavesDoubt(failure)
                        ? doubtful(failure, id)
                        : StoreFailures.isCauseOf(failure) ? away(failure) : ours(failure, id);
        };
    }

    /** The connection broke in the middle of a commit: saying that nothing was done could be wrong. */
    private EdgeException doubtful(Throwable failure, RequestId id) {
        outages.failed(failure);
        LOG.warn("Request {} may be done or not: a database went away during its commit", id);
        return EdgeException.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The database went away while this was stored: it is done or it is not. Look before you repeat it, or"
                        + " repeat it with the same Idempotency-Key; support knows it as request " + id);
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

    private EdgeException away(Throwable failure) {
        outages.failed(failure);
        return EdgeException.unavailable(
                "The service cannot reach its database at the moment; nothing was done", RETRY_AFTER_OUTAGE_SECONDS);
    }

    private static EdgeException ours(Throwable failure, RequestId id) {
        LOG.error("Request {} failed", id, failure);
        return EdgeException.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side; support knows it as request " + id);
    }
}
