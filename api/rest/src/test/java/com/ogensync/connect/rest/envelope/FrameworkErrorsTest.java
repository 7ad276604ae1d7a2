package com.ogensync.connect.rest.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.RawSocket;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkErrorsTest {

    private static final String REGISTER =
            "POST /api/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    private final Edge edge = Edge.fresh();

    @Test
    void an_internal_error_is_500_with_the_request_id_and_no_details() {
        edge.world().on(FindBalance.class, _ -> {
            throw new IllegalStateException("internal secret");
        });
        var reply = edge.get("/api/credits", edge.caller(), "X-Request-Id", "abc.1");
        assertThat(reply.failedWith(500)).contains("abc.1").doesNotContain("secret", "Exception");
    }

    @Test
    void an_unavailable_database_is_503_with_retry_after() {
        edge.world().on(FindBalance.class, _ -> {
            throw new IllegalStateException(new SQLTransientConnectionException("host=db.internal"));
        });
        var reply = edge.get("/api/credits", edge.caller());
        assertThat(reply.failedWith(503)).contains("nothing was done").doesNotContain("db.internal");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "text/plain",
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=ISO-8859-1",
                "nonsense",
                "application/*"
            })
    void another_content_type_is_415(String type) {
        edge.post("/api/register", null, "{}", "Content-Type", type).failedWith(415);
    }

    @Test
    void no_content_type_or_a_compressed_body_is_415_too() throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send("POST /api/register HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
                    .reply()
                    .failedWith(415);
        }
        edge.post("/api/register", null, "{}", "Content-Encoding", "gzip").failedWith(415);
    }

    @Test
    void the_charset_utf_8_is_accepted() {
        edge.post("/api/register", null, "{}", "Content-Type", "application/json;charset=UTF-8")
                .failedWith(400);
    }

    @Test
    void no_body_is_400() throws IOException {
        assertThat(edge.post("/api/register", null, null).failedWith(400)).startsWith("A body is required");
        assertThat(edge.post("/api/register", null, "").failedWith(400)).startsWith("A body is required");
        try (var socket = new RawSocket(edge)) {
            socket.send(REGISTER + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                    .reply()
                    .failedWith(400);
        }
    }

    @Test
    void a_caller_that_writes_a_large_body_to_its_end_still_reads_the_answer() throws IOException {
        var large = "a".repeat(1024 * 1024);
        for (int i = 0; i < 50; i++) {
            edge.post("/api/register", null, large).failedWith(413);
        }
    }

    @Test
    void a_body_over_64_kib_is_413_declared_or_not() throws IOException {
        var fits = "{\"x\":\"" + "a".repeat(65536 - 8) + "\"}";
        assertThat(edge.post("/api/register", null, fits).failedWith(400)).isEqualTo("name is required");
        edge.post("/api/register", null, fits + " ").failedWith(413);
        try (var socket = new RawSocket(edge)) {
            socket.send(REGISTER + "Content-Length: 99999999\r\n\r\n").reply().failedWith(413);
        }
        try (var socket = new RawSocket(edge)) {
            socket.send(REGISTER + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 17; i++) {
                socket.send("1000\r\n" + "a".repeat(4096) + "\r\n");
            }
            socket.reply().failedWith(413);
        }
    }

    @Test
    void a_large_body_of_a_get_is_413() throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send("GET /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n")
                    .reply()
                    .failedWith(413);
        }
    }

    @Test
    void the_callers_request_id_is_repeated_when_it_is_safe() {
        assertThat(edge.get("/ping", null, "X-Request-Id", "a.B_1:2-3").header("X-Request-Id"))
                .isEqualTo("a.B_1:2-3");
        assertThat(edge.get("/nope", null, "X-Request-Id", "a.B_1:2-3").header("X-Request-Id"))
                .isEqualTo("a.B_1:2-3");
        for (var unsafe : new String[] {"a b", "<x>", "a".repeat(65), "\u00e9"}) {
            assertThat(edge.get("/ping", null, "X-Request-Id", unsafe).header("X-Request-Id"))
                    .hasSize(36);
        }
    }

    @Test
    void every_response_has_the_security_headers() {
        for (var path : new String[] {"/ping", "/nope", "/api/credits"}) {
            var reply = edge.get(path, null);
            AnswerHeaders.SECURITY.forEach(
                    (name, value) -> assertThat(reply.header(name)).isEqualTo(value));
            assertThat(reply.headers().allValues("cache-control")).hasSize(1);
        }
    }

    @Test
    void ping_is_pong() {
        edge.get("/ping", null).succeededWith(200, "{\"success\":true,\"message\":\"pong\"}");
    }
}
