package com.ogensync.connect.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A minimal client on one persistent connection. It uses little CPU, because it shares the machine with the product.
 */
final class Http implements AutoCloseable {

    /** A response, and whether the product marked it as stale. */
    record Answer(int status, boolean stale, String body) {

        Answer expect(int expected) throws IOException {
            if (status != expected) {
                throw new IOException("Answered " + status + " instead of " + expected + ": " + body);
            }
            return this;
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;

    Http(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    static byte[] get(String path, String token) {
        return request("GET", path, token, null);
    }

    static byte[] post(String path, String token, String body) {
        return request("POST", path, token, body);
    }

    private static byte[] request(
            String method, String path, String token, @org.jspecify.annotations.Nullable String body) {
        var bytes = body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                        + (body == null ? "" : "Content-Type: application/json\r\nContent-Length: " + bytes + "\r\n")
                        + "\r\n" + (body == null ? "" : body))
                .getBytes(StandardCharsets.UTF_8);
    }

    Answer call(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().split(" ", -1)[1]);
        var length = 0;
        var chunked = false;
        var stale = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            stale |= lower.startsWith("x-data-stale:");
        }
        return new Answer(status, stale, chunked ? chunks() : text(length));
    }

    private String chunks() throws IOException {
        var all = new StringBuilder();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.append(text(size));
            line();
        }
        line();
        return all.toString();
    }

    private String text(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The product closed the connection");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The product closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
