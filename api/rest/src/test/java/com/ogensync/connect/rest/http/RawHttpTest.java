package com.ogensync.connect.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP client would send. */
class RawHttpTest {

    private static final String POST_JSON =
            "POST /api/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    private final Edge edge = Edge.fresh();

    private Reply send(String bytes) throws IOException {
        try (var socket = new RawSocket(edge)) {
            return socket.send(bytes).reply();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a^b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ping?a=%z HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ping?a={b} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u00ff HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ping HTTP/1.1\r\nHost: [::1\r\n\r\n",
                "GET /api/credits;a=b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET //api/credits HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/../ping HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/%2e%2e/ping HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ping#fragment HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ping%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /ping\r\n\r\n",
                "GET\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /ping HTTP/9.9.9\r\nHost: x\r\n\r\n",
                "GET /ping HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
                "GET /ping HTTP/1.1\r\nHost: x\r\nA\u0001: b\r\n\r\n",
                "POST /api/register HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST /api/register HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"
            })
    void a_malformed_request_is_answered_in_the_envelope(String bytes) throws IOException {
        var reply = send(bytes);
        assertThat(reply.status()).isBetween(400, 499);
        reply.failedWith(reply.status());
    }

    @Test
    void a_malformed_chunk_is_400() throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send(POST_JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
            socket.reply().failedWith(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "chunked, chunked", "gzip, chunked", "x", "chunked\r\nTransfer-Encoding: gzip"})
    void a_transfer_coding_other_than_one_chunked_is_400_and_closes_the_connection(String coding) throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send("GET /ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + coding
                    + "\r\n\r\nGET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
            socket.reply().failedWith(400);
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void headers_over_8_kib_are_431() throws IOException {
        send("GET /ping HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(9000) + "\r\n\r\n")
                .failedWith(431);
        send("GET /ping HTTP/1.1\r\nHost: x\r\n" + ("X-Short: " + "a".repeat(90) + "\r\n").repeat(100) + "\r\n")
                .failedWith(431);
        assertThat(send("GET /ping HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(7000) + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_request_line_over_8_kib_is_414() throws IOException {
        send("GET /ping?" + "a".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n").failedWith(414);
        assertThat(send("GET /ping?" + "a".repeat(8000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_error_of_the_codec_repeats_the_request_id() throws IOException {
        assertThat(send("GET /a^b HTTP/1.1\r\nHost: x\r\nX-Request-Id: my-id\r\n\r\n")
                        .header("X-Request-Id"))
                .isEqualTo("my-id");
        assertThat(send("GET /a^b HTTP/1.1\r\nHost: x\r\nX-Request-Id: <script>\r\n\r\n")
                        .header("X-Request-Id"))
                .hasSize(36);
    }

    @Test
    void the_error_of_a_malformed_head_request_has_no_body() throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send("HEAD /a^b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(socket.head().status()).isEqualTo(400);
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void pipelined_requests_are_answered_in_order_with_their_own_ids() throws IOException {
        try (var socket = new RawSocket(edge)) {
            var first = "GET /ping HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\r\n\r\n";
            var refused = "POST /nope HTTP/1.1\r\nHost: x\r\nX-Request-Id: b\r\nContent-Length: 2\r\n\r\n{}";
            var malformed = "GET /a^b HTTP/1.1\r\nHost: x\r\nX-Request-Id: c\r\n\r\n";
            socket.send(first + refused + malformed);
            assertThat(socket.reply().header("X-Request-Id")).isEqualTo("a");
            var second = socket.reply();
            second.failedWith(404);
            assertThat(second.header("X-Request-Id")).isEqualTo("b");
            var third = socket.reply();
            third.failedWith(400);
            assertThat(third.header("X-Request-Id")).isEqualTo("c");
        }
    }

    @Test
    void a_connection_stays_usable_after_an_early_refusal_of_a_pipelined_request() throws IOException {
        try (var socket = new RawSocket(edge)) {
            for (int i = 0; i < 20; i++) {
                var answered = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";
                var refused = "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
                socket.send(answered + refused);
                assertThat(socket.reply().status()).isEqualTo(200);
                socket.reply().failedWith(404);
            }
        }
    }

    @Test
    void expect_100_continue_is_answered_before_the_body() throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send(POST_JSON + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(socket.reply().status()).isEqualTo(100);
            socket.send("{}").reply().failedWith(400);
        }
    }

    @Test
    void corrupted_request_lines_and_headers_cause_no_5xx() throws IOException {
        var random = new Random(7);
        var bytes = String.join(
                "\r\n",
                "GET /api/credits?a=b HTTP/1.1",
                "Host: x",
                "X-Request-Id: a",
                "Accept: application/json",
                "Origin: http://a.b",
                "Authorization: Bearer a.b.c",
                "X-Forwarded-For: 1.1.1.1",
                "Cookie: a=b");
        for (int i = 0; i < 300; i++) {
            var noisy = new StringBuilder(bytes);
            for (int n = random.nextInt(3); n >= 0; n--) {
                noisy.setCharAt(4 + random.nextInt(bytes.length() - 4), (char) random.nextInt(256));
            }
            var reply = send(noisy + "\r\n\r\n");
            assertThat(reply.status()).as(noisy.toString()).isBetween(400, 499);
            reply.failedWith(reply.status());
        }
    }

    @Test
    void a_preflight_with_an_invalid_origin_causes_no_5xx() throws IOException {
        for (var origin : List.of("://", "http://[", "\u00ff", "null")) {
            var reply = send("OPTIONS /ping HTTP/1.1\r\nHost: x\r\nAccess-Control-Request-Method: GET\r\nOrigin: "
                    + origin + "\r\n\r\n");
            assertThat(reply.status()).isLessThan(500);
        }
    }
}
