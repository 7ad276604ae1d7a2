package com.ogensync.connect.rest.overload;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
import com.ogensync.connect.rest.sending.SuccessfulSends;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While all permits are taken, most sends are refused before they reach the application. */
class LoadSheddingTest {

    private static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";
    private static final String PING = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";

    private static Edge edge;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void start() {
        edge = Edge.start(new EdgeSettings().concurrentSends(1));
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void all_permits_are_taken() throws InterruptedException {
        SuccessfulSends.script(edge);
        var waiting = new CountDownLatch(1);
        edge.world().on(AwaitOutcome.class, _ -> {
            waiting.countDown();
            gate.await();
            return MessageOutcome.SENT;
        });
        var caller = edge.caller();
        threads.execute(() -> edge.post("/api/send-message", caller, BODY));
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void release() {
        gate.countDown();
        threads.close();
    }

    private static String head(String... headers) {
        return "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + BODY.length() + "\r\n" + String.join("", List.of(headers)) + "\r\n";
    }

    private static Map<String, List<String>> content(Reply reply) {
        reply.failedWith(503);
        var content = new HashMap<>(reply.headers().map());
        content.put("body", List.of(reply.body()));
        return content;
    }

    @Test
    void an_early_refusal_equals_that_of_the_application() throws IOException {
        try (var socket = new RawSocket(edge)) {
            var id = "X-Request-Id: my-id\r\n";
            var early = socket.send(head(id) + BODY).reply();
            var regular = socket.send(head(id, "Connection: keep-alive, x\r\n") + BODY)
                    .reply();
            assertThat(content(early)).isEqualTo(content(regular)).containsEntry("X-Request-Id", List.of("my-id"));
            assertThat(early.header("Retry-After")).isEqualTo("1");
            assertThat(socket.send(head("X-Request-Id: <script>\r\n") + BODY)
                            .reply()
                            .header("X-Request-Id"))
                    .hasSize(36);
        }
    }

    @Test
    void the_connection_stays_usable_however_the_body_is_split() throws IOException {
        try (var socket = new RawSocket(edge)) {
            for (int cut = 0; cut < BODY.length(); cut++) {
                socket.send(head()).send(BODY.substring(0, cut));
                socket.send(BODY.substring(cut)).reply().failedWith(503);
                assertThat(socket.send(PING).reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_connection_with_connection_close_is_closed_after_the_refusal() throws IOException {
        try (var socket = new RawSocket(edge);
                var other = new RawSocket(edge)) {
            var early = socket.send(head("X-Request-Id: my-id\r\n", "Connection: close\r\n") + BODY)
                    .reply();
            var regular = other.send(head("X-Request-Id: my-id\r\n", "Connection: close, x\r\n") + BODY)
                    .reply();
            assertThat(content(early)).isEqualTo(content(regular)).containsKey("connection");
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws IOException {
        try (var socket = new RawSocket(edge)) {
            for (int i = 0; i < 20; i++) {
                socket.send(head() + BODY + PING + head() + BODY + head() + BODY + PING);
                for (var status : List.of(503, 200, 503, 503, 200)) {
                    assertThat(socket.reply().status()).isEqualTo(status);
                }
            }
        }
    }

    @Test
    void an_invalid_request_gets_its_own_error() throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send("POST /api/send-message#x HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                    .reply()
                    .failedWith(400);
        }
        try (var socket = new RawSocket(edge)) {
            socket.send("POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n")
                    .reply()
                    .failedWith(413);
        }
        try (var socket = new RawSocket(edge)) {
            socket.send("DELETE /api/send-message HTTP/1.1\r\nHost: x\r\n\r\n")
                    .reply()
                    .failedWith(401);
        }
    }

    @Test
    void released_permits_can_be_acquired_again() throws IOException {
        try (var socket = new RawSocket(edge)) {
            socket.send(head() + BODY).reply().failedWith(503);
            gate.countDown();
            threads.close();
            assertThat(socket.send(head("Authorization: Bearer " + edge.caller() + "\r\n") + BODY)
                            .reply()
                            .status())
                    .isEqualTo(200);
        }
    }
}
