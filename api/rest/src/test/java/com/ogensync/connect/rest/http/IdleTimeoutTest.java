package com.ogensync.connect.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdleTimeoutTest {

    private static final String PING = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";

    private static Reply send(String bytes) throws IOException {
        try (var socket = new RawSocket(Edge.fresh())) {
            return socket.send(bytes).reply();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PING,
                "GET /api/credits HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
            })
    void a_response_that_keeps_its_connection_announces_the_timeout(String request) throws IOException {
        var reply = send(request);
        assertThat(reply.headers().allValues("Keep-Alive")).containsExactly("timeout=75");
        assertThat(reply.headers().allValues("Connection")).containsExactly("keep-alive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /ping HTTP/1.0\r\nHost: x\r\n\r\n",
                "nonsense\r\n\r\n",
            })
    void a_response_that_closes_its_connection_announces_none(String request) throws IOException {
        var reply = send(request);
        assertThat(reply.headers().map()).doesNotContainKey("keep-alive");
        assertThat(reply.header("Connection")).isNotEqualTo("keep-alive");
    }

    @Test
    void an_idle_connection_is_closed_after_more_than_the_announced_time() throws IOException {
        try (var edge = Edge.start(new EdgeSettings().idleTimeout(Duration.ofSeconds(1)));
                var socket = new RawSocket(edge)) {
            assertThat(socket.send(PING).reply().header("Keep-Alive")).isEqualTo("timeout=1");
            long answered = System.nanoTime();
            assertThat(socket.isClosed()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - answered))
                    .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(15));
        }
    }
}
