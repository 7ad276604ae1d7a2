package com.ogensync.connect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures messages from their HTTP request to the acknowledgement, on a new data folder: in the first minute, warm, of
 * one session, with late acknowledgements, and at one message a second. Every figure has the CPU time of each process.
 */
final class MessagePath implements AutoCloseable {

    private static final int SESSIONS = 20;
    private static final int CLIENTS_OF_ONE = 16;
    private static final int RECIPIENTS = 10;
    private static final int LATE_MILLIS = 100;
    private static final int COLD_SECONDS = 60;
    private static final int WARM_SECONDS = 30;
    private static final int WARM_UP_SECONDS_MAX = 300;
    private static final int IDLE_SECONDS = 40;
    private static final int SETTLE_MILLIS = 5_000;

    private final Figures figures;
    private final Load load;
    private final Phones phones;
    private final Product product;
    private final List<Callers.Caller> sessions;

    private MessagePath(Figures figures, Load load, Phones phones, Product product) throws Exception {
        this.figures = figures;
        this.load = load;
        this.phones = phones;
        this.product = product;
        sessions = Callers.register(product.port, SESSIONS, phones);
    }

    /** Measures all of it with the sandbox. */
    static void throughSandbox(Figures figures, Load load, Path start, Path data) throws Exception {
        try (var path = open(figures, load, Phones.SANDBOX, start, data)) {
            path.measure();
        }
    }

    /** Measures all of it with the simulated WhatsApp server, which can delay its acknowledgements. */
    static void throughProtocol(Figures figures, Load load, Path start, Path data, Path standIn) throws Exception {
        try (var server = StandIn.start(standIn);
                var path = open(figures, load, server, start, data)) {
            path.measure();
            server.delayAcknowledgements(LATE_MILLIS);
            path.measure(
                    "acknowledgements " + LATE_MILLIS + " ms late, " + SESSIONS + " sessions × 4 clients",
                    SESSIONS,
                    4 * SESSIONS,
                    WARM_SECONDS);
        }
    }

    private static MessagePath open(Figures figures, Load load, Phones phones, Path start, Path data) throws Exception {
        Files.createDirectories(data);
        return new MessagePath(figures, load, phones, Product.start(start, data, phones.settings(), "/ping", ""));
    }

    private void measure() throws Exception {
        var everyone = SESSIONS + " sessions × 1 client";
        measure(everyone + ", first minute", SESSIONS, SESSIONS, COLD_SECONDS);
        try (var clients = new Clients(SESSIONS, SESSIONS)) {
            var seconds = load.warmUp(SESSIONS, WARM_UP_SECONDS_MAX, product.pid(), clients::send);
            figures.fact(name("warm-up"), "%.0f s", seconds);
        }
        measure(everyone + ", warm", SESSIONS, SESSIONS, WARM_SECONDS);
        measure("1 session × " + CLIENTS_OF_ONE + " clients", 1, CLIENTS_OF_ONE, WARM_SECONDS);
        memory("after this load");
        oneASecond();
    }

    private void measure(String what, int sessionCount, int clientCount, int seconds) throws Exception {
        try (var clients = new Clients(sessionCount, clientCount)) {
            var before = Consumption.of(product);
            var measured = load.round(clientCount, seconds, clients::send);
            var used = Consumption.of(product).since(before);
            figures.rates(name(what), List.of(measured));
            figures.fact(name(what) + ": CPU per message", "%s", used.per(measured.nanos().length));
        }
    }

    /** Measures one message a second, without the consumption of the idle product. */
    private void oneASecond() throws Exception {
        Thread.sleep(SETTLE_MILLIS);
        var begin = Consumption.of(product);
        Thread.sleep(IDLE_SECONDS * 1_000L);
        var idle = Consumption.of(product).since(begin);
        figures.fact(name("idle: CPU per second"), "%s", idle.per(IDLE_SECONDS));
        try (var clients = new Clients(1, 1)) {
            var before = Consumption.of(product);
            for (var i = 0; i < IDLE_SECONDS; i++) {
                var next = System.nanoTime() + 1_000_000_000L;
                clients.send(0);
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
            var used = Consumption.of(product).since(before).since(idle);
            figures.fact(name("one message a second: CPU per message"), "%s", used.per(IDLE_SECONDS));
        }
    }

    private void memory(String when) throws IOException {
        figures.fact(
                name("memory " + when + ": JVM (RSS), PostgreSQL (PSS), bridge (RSS)"),
                "%.0f, %.0f and %.0f MB",
                product.jvmMegabytes(),
                product.postgresMegabytes(),
                product.bridgeMegabytes());
    }

    /** Clients with a connection each, which send to the recipients of their session in turn. */
    private final class Clients implements AutoCloseable {

        private final int sessionCount;
        private final List<Http> connections = new ArrayList<>();
        private final int[] sent;

        Clients(int sessionCount, int clientCount) throws IOException {
            this.sessionCount = sessionCount;
            sent = new int[clientCount];
            for (var i = 0; i < clientCount; i++) {
                connections.add(new Http(product.port));
            }
        }

        void send(int client) throws IOException {
            var session = client % sessionCount;
            var to = "9188%02d0000%02d".formatted(session, sent[client]++ % RECIPIENTS);
            connections
                    .get(client)
                    .call(Callers.sendTo(sessions.get(session).token(), to))
                    .expect(200);
        }

        @Override
        public void close() throws IOException {
            for (var it : connections) {
                it.close();
            }
        }
    }

    private String name(String figure) {
        return phones.name() + ", " + figure;
    }

    @Override
    public void close() {
        product.close();
    }
}
