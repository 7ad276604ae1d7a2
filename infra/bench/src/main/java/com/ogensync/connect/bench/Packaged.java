package com.ogensync.connect.bench;

import static com.ogensync.connect.bench.Benchmark.CLIENTS;

import com.ogensync.connect.bench.Callers.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the packaged product three times on one data folder: to create it, to measure, and with a long history. */
final class Packaged {

    private static final int STORED_MESSAGES = 1_000;
    private static final int IDLE_MILLIS = 8_000;

    private final Figures figures;
    private final Load load;
    private final Path start;
    private final Path data;

    Packaged(Figures figures, Load load, Path start, Path data) {
        this.figures = figures;
        this.load = load;
        this.start = start;
        this.data = data;
    }

    void run() throws Exception {
        Files.createDirectories(data);
        var callers = createMessages();
        Caller aged;
        double shortStart;
        long shortEvents;
        try (var product = start("/api/credits", callers.getFirst().token())) {
            shortStart = product.secondsToAnswer;
            shortEvents = product.events();
            figures.atMost("start to first response (packaged, 1,000 stored messages)", shortStart, 3.5, "%.1f s");
            idle(product);
            new OverHttp(figures, load, product, callers).run();
            loaded(product);
            aged = Callers.register(product.port, 1).getFirst();
            try (var http = new Http(product.port)) {
                http.call(aged.send()).expect(200);
            }
            OverHttp.settle(product, List.of(aged));
            age(product, aged);
        }
        try (var product = start("/api/credits", callers.getFirst().token())) {
            var comparison = new LongAgainstShort(figures, load, product);
            comparison.replay(shortStart, shortEvents);
            comparison.compare(aged);
        }
    }

    private Product start(String path, String token) throws Exception {
        return Product.start(start, data, Map.of(), path, token);
    }

    private List<Caller> createMessages() throws Exception {
        try (var product = start("/ping", "")) {
            figures.fact("first start (creates the database)", "%.1f s", product.secondsToAnswer);
            var callers = Callers.register(product.port, CLIENTS);
            try (var http = new Http(product.port)) {
                for (var i = 0; i < STORED_MESSAGES; i++) {
                    http.call(callers.get(i % CLIENTS).send()).expect(200);
                }
            }
            OverHttp.settle(product, callers);
            return callers;
        }
    }

    private void idle(Product product) throws Exception {
        var busyBefore = Machine.busySeconds();
        Thread.sleep(IDLE_MILLIS);
        figures.fact(
                "busy cores while the product is idle (whole machine)",
                "%.2f of %d",
                (Machine.busySeconds() - busyBefore) * 1_000 / IDLE_MILLIS,
                Runtime.getRuntime().availableProcessors());
        var jvm = product.jvmMegabytes();
        var postgres = product.postgresMegabytes();
        figures.fact("idle memory: JVM (RSS) and PostgreSQL (PSS)", "%.0f MB and %.0f MB", jvm, postgres);
        figures.atMost("idle memory, all stores embedded (JVM and PostgreSQL)", jvm + postgres, 300, "%.0f MB");
    }

    private void loaded(Product product) throws Exception {
        figures.fact(
                "memory after load: JVM (RSS) and PostgreSQL (PSS)",
                "%.0f MB and %.0f MB",
                product.jvmMegabytes(),
                product.postgresMegabytes());
    }

    private void age(Product product, Caller aged) throws Exception {
        try (var connection = product.connect()) {
            var begin = System.nanoTime();
            var written = LongHistory.add(connection, aged.account(), load.quick() ? 40_000 : 100_000);
            figures.fact(
                    "long history written by SQL",
                    "%,d events of one account in %.1f s",
                    written,
                    (System.nanoTime() - begin) / 1e9);
            LongHistory.awaitIndexes(connection);
        }
    }
}
