package com.ogensync.connect.rest.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class FailureAnswersTest {

    private final FailureAnswers answers = new FailureAnswers(new StoreOutages());
    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.post("/api/register"));

    private void handle(Throwable failure) {
        assertThat(answers.handle(exchange, failure).blockOptional(Duration.ofSeconds(5)))
                .isEmpty();
    }

    @Test
    void an_edge_exception_is_answered_in_the_envelope() {
        handle(EdgeException.badRequest("to is required"));
        assertThat(exchange.getResponse().getBodyAsString().block())
                .isEqualTo("{\"success\":false,\"error\":\"to is required\"}");
    }

    @Test
    void a_response_that_the_server_has_already_sent_causes_no_error() {
        exchange.getResponse()
                .setWriteHandler(_ -> Mono.error(new IllegalStateException("Status and headers already sent")));
        handle(EdgeException.badRequest("to is required"));
    }
}
