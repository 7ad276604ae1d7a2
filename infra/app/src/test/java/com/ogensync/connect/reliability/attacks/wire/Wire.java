package com.ogensync.connect.reliability.attacks.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A raw connection on which arbitrary bytes can be written. */
public final class Wire implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(20);
    private static final int LINE_MAX = 64 * 1024;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;

    /** Connects to this loopback port with this read timeout. */
    public Wire(int port, Duration patience) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECTING.toMillis());
        socket.setSoTimeout((int) patience.toMillis());
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Writes raw bytes. */
    public Wire send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Writes each character as one byte. */
    public Wire send(String latin) throws IOException {
        return send(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Reads the next final response; empty if the connection is closed instead.
     *
     * @param bodiless whether the request was a HEAD
     */
    public Optional<WireAnswer> answer(boolean bodiless) throws IOException {
        var status = 100;
        Map<String, String> headers = Map.of();
        while (status < 200) {
            var line = line();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            status = Integer.parseInt(line.split(" ", 3)[1]);
            headers = WireAnswer.headers(headerLines());
        }
        var body = bodiless || status == 204 ? new byte[0] : body(headers);
        return Optional.of(WireAnswer.of(status, headers, body));
    }

    /** Reads lines until one contains this word, and returns all of them. */
    public String until(String word) throws IOException {
        var lines = new StringBuilder();
        while (lines.indexOf(word) < 0 && lines.length() < LINE_MAX) {
            lines.append(line()).append('\n');
        }
        return lines.toString();
    }

    /** Reads until the server closes the connection. */
    public byte[] untilClosed() throws IOException {
        return in.readAllBytes();
    }

    private List<String> headerLines() throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        var length = headers.get("content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        return "chunked".equals(headers.get("transfer-encoding")) ? chunks() : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n' && line.size() < LINE_MAX; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
