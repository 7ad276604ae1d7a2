package com.ogensync.connect.rest.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
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

/** While all places are taken, most sends are refused before the application sees them. */
class QuickRefusalTest {

    private static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";
    private static final String PING = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";

    private static Edge edge;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void an_edge_starts() {
        edge = Edge.start(new EdgeSettings().concurrentSends(1));
    }

    @AfterAll
    static void it_ends() {
        edge.close();
    }

    @BeforeEach
    void all_places_are_taken() throws InterruptedException {
        Places.work(edge);
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
    void they_end() {
        gate.countDown();
        threads.close();
    }

    private static String head(String... headers) {
        return "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + BODY.length() + "\r\n" + String.join("", List.of(headers)) + "\r\n";
    }

    private static Map<String, List<String>> said(Reply reply) {
        reply.failedWith(503);
        var said = new HashMap<>(reply.headers().map());
        said.put("body", List.of(reply.body()));
        return said;
    }

    @Test
    void a_quick_refusal_says_what_the_applications_own_would() throws IOException {
        try (var socket = new RawSocket(edge)) {
            var id = "X-Request-Id: my-id\r\n";
            var quick = socket.send(head(id) + BODY).reply();
            var own = socket.send(head(id, "Connection: keep-alive, x\r\n") + BODY)
                    .reply();
            assertThat(said(quick)).isEqualTo(said(own)).containsEntry("X-Request-Id", List.of("my-id"));
            assertThat(quick.header("Retry-After")).isEqualTo("1");
            assertThat(socket.send(head("X-Request-Id: <script>\r\n") + BODY)
                            .reply()
                            .header("X-Request-Id"))
                    .hasSize(36);
        }
    }

    @Test
    void a_connection_goes_on_after_it_however_the_body_comes() throws IOException {
        try (var socket = new RawSocket(edge)) {
            for (int cut = 0; cut < BODY.length(); cut++) {
                socket.send(head()).send(BODY.substring(0, cut));
                socket.send(BODY.substring(cut)).reply().failedWith(503);
                assertThat(socket.send(PING).reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_connection_that_is_to_be_closed_is_closed_after_it() throws IOException {
        try (var socket = new RawSocket(edge);
                var other = new RawSocket(edge)) {
            var quick = socket.send(head("X-Request-Id: my-id\r\n", "Connection: close\r\n") + BODY)
                    .reply();
            var own = other.send(head("X-Request-Id: my-id\r\n", "Connection: close, x\r\n") + BODY)
                    .reply();
            assertThat(said(quick)).isEqualTo(said(own)).containsKey("connection");
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void requests_in_one_piece_are_answered_in_their_order() throws IOException {
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
    void what_is_wrong_with_a_request_itself_is_said_all_the_same() throws IOException {
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
    void the_places_that_are_free_again_are_given() throws IOException {
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
