package com.ogensync.connect.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The body limit of a route with {@link BodyLimit}. */
class BodySizeTest {

    private static final String UPLOAD = "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    private final Edge edge = Edge.fresh();

    @Test
    void a_route_may_have_a_limit_of_its_own() {
        var fits = "{\"text\":\"" + "a".repeat(131072 - 11) + "\"}";
        assertThat(edge.post("/upload", null, fits).body()).isEqualTo("131061");
        assertThat(edge.post("/upload", null, fits + " ").failedWith(413)).isEqualTo("The body is larger than 128 KiB");
        assertThat(edge.post("/api/register", null, fits).failedWith(413)).isEqualTo("The body is larger than 64 KiB");
    }

    @Test
    void the_limit_counts_for_undeclared_lengths_too() throws IOException {
        assertThat(chunked(32, "0\r\n\r\n").body()).isEqualTo(Integer.toString(32 * 4096 - 11));
        assertThat(chunked(33, "").failedWith(413)).isEqualTo("The body is larger than 128 KiB");
    }

    private Reply chunked(int parts, String end) throws IOException {
        var body = "{\"text\":\"" + "a".repeat(parts * 4096 - 11) + "\"}";
        try (var socket = new RawSocket(edge)) {
            socket.send(UPLOAD + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < parts; i++) {
                socket.send("1000\r\n" + body.substring(i * 4096, (i + 1) * 4096) + "\r\n");
            }
            return socket.send(end).reply();
        }
    }
}
