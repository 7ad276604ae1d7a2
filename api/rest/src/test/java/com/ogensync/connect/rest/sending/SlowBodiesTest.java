package com.ogensync.connect.rest.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Whoever has a token and sends a byte now and then keeps nobody else from sending. */
class SlowBodiesTest {

    private static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";
    private static final int PLACES = 2;
    private static final int SLOW = 5 * PLACES;

    private static RawSocket begun(Edge edge, Edge.Caller caller, String header) throws IOException {
        return new RawSocket(edge)
                .send(
                        "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                + caller + "\r\nContent-Length: " + BODY.length() + "\r\n" + header + "\r\n");
    }

    /** Returns when its body is waited for, of which a part has come. */
    private static RawSocket slow(Edge edge, Edge.Caller caller, int bytes) throws IOException {
        var socket = begun(edge, caller, "Expect: 100-continue\r\n");
        assertThat(socket.head().status()).isEqualTo(100);
        return socket.send(BODY.substring(0, bytes));
    }

    @Test
    void a_body_that_trickles_in_holds_no_place() throws IOException {
        try (var edge = Edge.start(new EdgeSettings().concurrentSends(PLACES))) {
            Places.work(edge);
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
    void a_body_that_was_to_come_at_once_soon_gives_its_place_back() throws IOException {
        try (var edge = Edge.start(new EdgeSettings().concurrentSends(1))) {
            Places.work(edge);
            var caller = edge.caller();
            try (var slow = begun(edge, caller, "").send("{")) {
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
