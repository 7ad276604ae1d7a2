package com.ogensync.connect.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.RawSocket;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private final RequestDeadline deadline = new RequestDeadline(TIMEOUT);
    private final EmbeddedChannel channel = connect();

    private EmbeddedChannel connect() {
        var open = new EmbeddedChannel();
        open.freezeTime();
        open.pipeline().addLast(deadline, new HttpServerCodec(), deadline.end());
        return open;
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private boolean isOpenAfter(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        return channel.isOpen();
    }

    @Test
    void a_connection_without_bytes_is_closed() {
        assertThat(isOpenAfter(TIMEOUT.minusMillis(1))).isTrue();
        assertThat(isOpenAfter(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_request_of_one_byte_per_second_is_closed() {
        for (var letter : List.of("G", "E", "T", " ", "/", "p", "i")) {
            receive(letter);
            assertThat(isOpenAfter(Duration.ofSeconds(1))).isTrue();
        }
        receive("n");
        assertThat(isOpenAfter(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void a_slow_body_is_closed() {
        receive("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n");
        receive("{");
        assertThat(isOpenAfter(TIMEOUT)).isFalse();
    }

    @Test
    void the_deadline_is_extended_while_the_server_does_not_read_the_body() {
        channel.config().setAutoRead(false);
        receive("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n");
        assertThat(isOpenAfter(TIMEOUT.multipliedBy(5))).isTrue();

        channel.read();
        assertThat(isOpenAfter(TIMEOUT)).isFalse();
    }

    @Test
    void a_slow_response_is_allowed_and_the_next_request_has_its_own_deadline() {
        receive("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(isOpenAfter(TIMEOUT.multipliedBy(5))).isTrue();
        receive("G");
        assertThat(isOpenAfter(TIMEOUT.minusMillis(1))).isTrue();
        receive("ET / HTTP/1.1\r\n\r\n");
        assertThat(isOpenAfter(TIMEOUT.multipliedBy(5))).isTrue();
        receive("G");
        assertThat(isOpenAfter(TIMEOUT)).isFalse();
    }

    @Test
    void slow_sockets_are_closed_in_10_seconds_while_others_are_served() throws IOException {
        var edge = Edge.fresh();
        var slow = new ArrayList<RawSocket>();
        long start = System.nanoTime();
        for (var bytes : List.of(
                "",
                "GET /pi",
                "POST /api/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")) {
            slow.add(new RawSocket(edge).send(bytes));
        }
        assertThat(edge.get("/ping", null).status()).isEqualTo(200);
        for (var socket : slow) {
            assertThat(socket.isClosed()).isTrue();
            socket.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
