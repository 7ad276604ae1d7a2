package com.ogensync.connect.reliability.attacks.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A persistent connection with little overhead. Not thread-safe. */
public final class KeptWire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private @Nullable Wire wire;

    /** Creates a connection to this loopback port, opened by the first request. */
    public KeptWire(int port) {
        this.port = port;
    }

    /**
     * Sends a request and waits for the response.
     *
     * @param headers complete header lines
     * @throws UncheckedIOException if there is no response
     */
    public WireAnswer ask(
            String method, String path, @Nullable String token, @Nullable String json, String... headers) {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (token != null) {
            request.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        var body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
        if (json != null) {
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        return exchange(request.append("\r\n"), body);
    }

    private WireAnswer exchange(StringBuilder head, byte[] body) {
        try {
            var open = wire == null ? new Wire(port, PATIENCE) : wire;
            wire = open;
            var bytes =
                    head.append(new String(body, StandardCharsets.ISO_8859_1)).toString();
            var answer = open.send(bytes).answer(false).orElseThrow(() -> new IOException("Closed without a response"));
            if (answer.header("connection").equalsIgnoreCase("close")) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        var open = wire;
        wire = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
