package com.ogensync.connect.app.traces;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A trace collector on loopback: receives OTLP over HTTP and returns the spans. */
final class Collector implements AutoCloseable {

    /** A span, with its attributes as {@code key=value}. */
    record Span(String trace, String id, String parent, String name, List<String> attributes) {}

    private final HttpServer server;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns all received spans: ExportTraceServiceRequest.resource_spans.scope_spans.spans. */
    List<Span> spans() {
        return bodies.stream()
                .map(ProtoFields::of)
                .flatMap(it -> it.messages(1))
                .flatMap(it -> it.messages(2))
                .flatMap(it -> it.messages(2))
                .map(it -> new Span(it.hex(1), it.hex(2), it.hex(4), it.text(5), attributes(it)))
                .toList();
    }

    private static List<String> attributes(ProtoFields span) {
        return span.messages(9)
                .map(it -> it.text(1) + "="
                        + it.messages(2).map(value -> value.text(1)).collect(Collectors.joining()))
                .toList();
    }

    /** Returns all received bytes as text. */
    String everything() {
        return bodies.stream()
                .map(it -> new String(it, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
