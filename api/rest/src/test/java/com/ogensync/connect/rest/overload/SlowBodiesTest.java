package com.ogensync.connect.rest.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.sending.SuccessfulSends;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A client that sends its body slowly does not block the sends of others. */
class SlowBodiesTest {

    private static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";
    private static final int PERMITS = 2;
    private static final int SLOW = 5 * PERMITS;

    private static RawSocket started(Edge edge, Edge.Caller caller, String header) throws IOException {
        return new RawSocket(edge)
                .send(
                        "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                + caller + "\r\nContent-Length: " + BODY.length() + "\r\n" + header + "\r\n");
    }

    /** Returns when the server awaits the body, after sending the first bytes of it. */
    private static RawSocket slow(Edge edge, Edge.Caller caller, int bytes) throws IOException {
        var socket = started(edge, caller, "Expect: 100-continue\r\n");
        assertThat(socket.head().status()).isEqualTo(100);
        return socket.send(BODY.substring(0, bytes));
    }

    @Test
    void a_slow_body_holds_no_permit() throws IOException {
        try (var edge = Edge.start(new EdgeSettings().concurrentSends(PERMITS))) {
            SuccessfulSends.script(edge);
            var caller = edge.caller();
            var slow = new ArrayList<RawSocket>();
            for (int i = 0; i < SLOW; i++) {
                slow.add(slow(edge, caller, i));
            }

            assertThat(edge.post("/api/send-message", edge.caller(), BODY).status())
                    .isEqualTo(200);
            assertThat(edge.world().count(SendMessage.class)).isEqualTo(1);

            for (int i = 0; i < SLOW; i++) {
                assertThat(slow.get(i).send(BODY.substring(i)).reply().status()).isEqualTo(200);
                slow.get(i).close();
            }
        }
    }

    @Test
    void a_stalled_body_soon_releases_its_permit() throws IOException {
        try (var edge = Edge.start(new EdgeSettings().concurrentSends(1))) {
            SuccessfulSends.script(edge);
            var caller = edge.caller();
            try (var slow = started(edge, caller, "").send("{")) {
                await("others send")
                        .until(() ->
                                edge.post("/api/send-message", caller, BODY).status() == 200);
                assertThat(edge.post("/api/send-message", caller, BODY).status())
                        .isEqualTo(200);

                assertThat(slow.send(BODY.substring(1)).reply().status()).isEqualTo(200);
            }
            assertThat(edge.world().count(SendMessage.class)).isEqualTo(3);
        }
    }
}
