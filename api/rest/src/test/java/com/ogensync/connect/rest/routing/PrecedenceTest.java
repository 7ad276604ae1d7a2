package com.ogensync.connect.rest.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.security.Credential;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which a request is checked. */
class PrecedenceTest {

    private static final String TOO_MANY = "{\"to\":\"919876543210\",\"message\":\"x\"}";

    private final Edge edge = Edge.fresh();

    @ParameterizedTest
    @CsvSource({
        "GET, /nope, 404",
        "POST, /nope, 404",
        "GET, /, 404",
        "GET, /api, 404",
        "GET, /api/nope, 404",
        "DELETE, /api/nope, 404",
        "GET, /api/credits/, 404",
        "GET, /api/credits/x, 404",
        "GET, /ops, 404",
        "GET, /ops/accounts, 401",
        "GET, /sandbox/nope, 404",
        "GET, /API/credits, 404",
        "GET, /api/register, 405",
        "DELETE, /ping, 405",
        "TRACE, /ping, 405",
        "PATCH, /sandbox/network, 405",
        "DELETE, /api/credits, 401",
        "GET, /api/send-message, 401",
        "GET, /api/credits, 401",
        "GET, /api/%63redits, 401",
        "GET, /%61pi/credits, 401",
        "OPTIONS, /api/credits, 401",
        "HEAD, /api/credits, 401",
        "POST, /api/session/status, 401",
        "GET, /api/token/regenerate, 401",
        "GET, /api/session/pairing-code, 401",
    })
    void without_a_token(String method, String path, int status) {
        var reply = edge.send(method, path, null, null);
        if (method.equals("HEAD")) {
            assertThat(reply.status()).isEqualTo(status);
        } else {
            reply.failedWith(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/credits, 'GET,HEAD,OPTIONS'",
        "GET, /api/send-message, 'POST,OPTIONS'",
        "PUT, /api/session, 'DELETE,OPTIONS'",
        "BREW, /api/token/regenerate, 'POST,OPTIONS'"
    })
    void a_wrong_method_is_405_with_a_token_and_names_the_right_ones(String method, String path, String allowed) {
        var reply = edge.send(method, path, edge.caller(), null);
        reply.failedWith(405);
        assertThat(Set.of(reply.header("Allow").split(",", -1)))
                .isSubsetOf(Set.of(allowed.split(",", -1)))
                .isNotEmpty();
    }

    @Test
    void an_unknown_path_is_404_with_a_token_too() {
        edge.get("/api/nope", edge.caller()).failedWith(404);
    }

    @Test
    void a_disabled_account_is_403_before_405_429_and_400() {
        var caller = edge.caller();
        edge.world().put(new Credential(caller.id(), caller.account(), Set.of(Scope.API), false, true));
        assertThat(edge.post("/api/send-message", caller, "nonsense").failedWith(403))
                .isEqualTo("Account disabled");
        edge.send("DELETE", "/api/credits", caller, null).failedWith(403);
    }

    @Test
    void when_the_limit_is_used_up_a_wrong_method_is_405_and_a_wrong_body_429() {
        try (var small = Edge.start(new EdgeSettings().limits(1, 1))) {
            var caller = small.caller();
            small.post("/api/send-message", caller, "nonsense").failedWith(400);
            small.post("/api/send-message", caller, "nonsense").failedWith(429);
            small.get("/api/send-message", caller).failedWith(405);
            small.post("/api/send-message", null, "nonsense").failedWith(401);
            small.post("/api/register", null, "nonsense").failedWith(400);
            small.post("/api/register", null, "nonsense").failedWith(429);
            small.get("/api/register", null).failedWith(405);
            small.ticker().advance(Duration.ofSeconds(60));
            small.post("/api/send-message", caller, "nonsense").failedWith(400);
        }
    }

    @Test
    void the_body_is_checked_before_the_key_and_the_key_before_any_query() {
        var caller = edge.caller();
        assertThat(edge.post("/api/send-message", caller, "{}", "Idempotency-Key", "x".repeat(256))
                        .failedWith(400))
                .isEqualTo("to is required");
        assertThat(edge.post("/api/send-message", caller, TOO_MANY, "Idempotency-Key", "x".repeat(256))
                        .failedWith(400))
                .startsWith("Idempotency-Key ");
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void unavailable_credentials_are_503() {
        edge.world().credentialsAre(_ -> {
            throw new IllegalStateException(new java.sql.SQLTransientConnectionException("unavailable"));
        });
        var reply = edge.get("/api/credits", edge.caller());
        reply.failedWith(503);
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/credits", "/api/session/status", "/ping"})
    void a_client_that_does_not_accept_json_gets_406_in_json(String path) {
        edge.get(path, edge.caller(), "Accept", "text/html").failedWith(406);
        edge.get(path, edge.caller(), "Accept", "nonsense").failedWith(406);
    }

    @Test
    void options_names_the_methods() {
        var reply = edge.send("OPTIONS", "/ping", null, null);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Allow")).contains("GET").contains("HEAD");
        assertThat(edge.send("HEAD", "/ping", null, null).status()).isEqualTo(200);
        assertThat(edge.send("HEAD", "/ping", null, null).header("Content-Length"))
                .isEqualTo("33");
    }
}
