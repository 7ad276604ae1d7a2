package com.ogensync.connect.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectionDrainingTest {

    private static final String PING = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String REFUSED = "GET /api/credits HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void requests_during_shutdown_are_answered_with_connection_close() throws IOException {
        var edge = Edge.start(new EdgeSettings());
        try (var idle = new RawSocket(edge);
                var refused = new RawSocket(edge)) {
            assertThat(refused.send(REFUSED).reply().status()).isEqualTo(401);
            assertThat(idle.send(PING).reply().header("connection")).isEqualTo("keep-alive");

            var closed = CompletableFuture.runAsync(edge::close);
            await("a new connection is still served, once")
                    .until(() -> edge.get("/ping", null).headers().allValues("connection"), it -> it.contains("close"));
            var last = idle.send(PING).reply();

            assertThat(last.status()).isEqualTo(200);
            assertThat(last.headers().allValues("connection")).containsExactly("close");
            assertThat(idle.isClosed()).isTrue();
            assertThat(refused.send(REFUSED).reply().headers().allValues("connection"))
                    .containsExactly("close");
            assertThat(refused.isClosed()).isTrue();
            closed.join();
        }
    }
}
