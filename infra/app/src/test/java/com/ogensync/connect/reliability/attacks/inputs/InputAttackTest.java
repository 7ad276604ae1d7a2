package com.ogensync.connect.reliability.attacks.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults, and the generated requests. */
class InputAttackTest {

    private static final BadRequest REQUEST = BadRequest.of("wrong value", "POST / HTTP/1.1\r\n\r\n", 400);
    private static final BadRequest UNFINISHED = BadRequest.of("never ending", "POST /", BadRequest.CLOSED, 408);
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "x-request-id", "a", "x-content-type-options", "nosniff");
    private static final Map<String, String> SEND = Map.of("to", "\"1\"", "message", "\"a\"");
    private static final String REFUSAL = "{\"success\":false,\"error\":\"to is required\"}";

    private static List<String> judged(BadRequest request, int status, String body, int seconds) {
        var answer = WireAnswer.of(status, HEADERS, body.getBytes(StandardCharsets.UTF_8));
        return InputAttack.judge(request, Optional.of(answer), Duration.ofSeconds(seconds));
    }

    @Test
    void a_refusal_in_the_envelope_is_right() {
        assertThat(judged(REQUEST, 400, REFUSAL, 1)).isEmpty();
        assertThat(InputAttack.judge(UNFINISHED, Optional.empty(), Duration.ofSeconds(8)))
                .isEmpty();
    }

    @Test
    void a_server_error_a_success_another_status_or_no_response_is_a_fault() {
        for (var status : List.of(200, 202, 404, 500, 503)) {
            assertThat(judged(REQUEST, status, REFUSAL, 1)).hasSize(1);
        }
        assertThat(InputAttack.judge(REQUEST, Optional.empty(), Duration.ofSeconds(1)))
                .hasSize(1);
    }

    @Test
    void the_right_status_without_the_envelope_is_a_fault() {
        assertThat(judged(REQUEST, 400, "{\"success\":false,\"error\":\"x\",\"status\":400}", 1))
                .isNotEmpty();
    }

    @Test
    void an_unfinished_request_must_be_closed_in_10_seconds() {
        assertThat(InputAttack.judge(UNFINISHED, Optional.empty(), Duration.ofSeconds(11)))
                .isNotEmpty();
    }

    @Test
    void a_seed_generates_the_same_requests_of_every_kind() {
        var routes = List.of(
                new Route("POST", "/api/send-message", true, List.of(), SEND, Map.of()),
                new Route(
                        "GET",
                        "/api/messages",
                        true,
                        List.of(new Parameter("query", "limit", false)),
                        Map.of(),
                        Map.of()),
                new Route("POST", "/ops/{id}", true, List.of(), Map.of("amount", "5"), Map.of("id", "here")));
        var requests = new BadRequests(routes, "a.b.c", "d.e.f", 7).make(2_000);

        assertThat(new BadRequests(routes, "a.b.c", "d.e.f", 7).make(2_000)).isEqualTo(requests);
        assertThat(requests.stream().map(BadRequest::kind).collect(Collectors.toSet()))
                .hasSizeGreaterThan(25);
    }

    @Test
    void valid_numbers_and_counts_are_never_used_as_invalid_values() {
        var count = new Parameter("query", "minAge", true);
        var routes = List.of(
                new Route("POST", "/ops/{id}", true, List.of(), Map.of("amount", "5"), Map.of("id", "here")),
                new Route("GET", "/ops/open", true, List.of(count), Map.of(), Map.of()));
        var requests = new BadRequests(routes, "a.b.c", "d.e.f", 7).make(5_000);

        assertThat(requests)
                .filteredOn(it -> it.kind().matches("wrong value|huge number|parameter minAge"))
                .hasSizeGreaterThan(200)
                .noneMatch(
                        it -> it.bytes().matches("(?s).*\"amount\":-?[0-9]{1,7}[,}].*|GET [^ &]*minAge=[0-9]{1,9} .*"));
    }

    @Test
    void a_path_names_an_existing_object_or_none() {
        var route = new Route("GET", "/ops/{id}/{name}", true, List.of(), Map.of(), Map.of("id", "here"));

        assertThat(route.pathWith("x")).isEqualTo("/ops/here/x");
        assertThat(route.elsewhere("$1")).isEqualTo("/ops/$1/$1");
    }
}
