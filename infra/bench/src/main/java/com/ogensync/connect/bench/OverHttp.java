package com.ogensync.connect.bench;

import static com.ogensync.connect.bench.Benchmark.CLIENTS;

import com.ogensync.connect.bench.Callers.Caller;
import com.ogensync.connect.bench.Load.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures the packaged product with many clients. Each has its own account and persistent connection. */
final class OverHttp {

    private final Figures figures;
    private final Load load;
    private final Product product;
    private final List<Caller> callers;
    private final List<Http> connections = new ArrayList<>();

    OverHttp(Figures figures, Load load, Product product, List<Caller> callers) {
        this.figures = figures;
        this.load = load;
        this.product = product;
        this.callers = callers;
    }

    void run() throws Exception {
        connect();
        var noOp = step(Caller::noOp, 400);
        var credits = step(Caller::credits, 200);
        var send = step(Caller::send, 200);
        figures.fact("warm-up of HTTP sends", "%.0f s", load.warmUp(CLIENTS, 150, product.pid(), send));
        load.warmUp(CLIENTS, 15, product.pid(), noOp);
        load.warmUp(CLIENTS, 15, product.pid(), credits);
        for (var clients : List.of(1, 16, CLIENTS)) {
            compare(clients, noOp, credits, send);
        }
        connect();
        lag();
        disconnect();
    }

    /** Opens new connections, because the product closes idle ones. */
    private void connect() throws Exception {
        disconnect();
        for (var i = 0; i < CLIENTS; i++) {
            connections.add(new Http(product.port));
        }
    }

    private void disconnect() throws Exception {
        for (var it : connections) {
            it.close();
        }
        connections.clear();
    }

    private void compare(int clients, Load.Step noOp, Load.Step credits, Load.Step send) throws Exception {
        connect();
        var noOps = new ArrayList<Measured>();
        var reads = new ArrayList<Measured>();
        var sends = new ArrayList<Measured>();
        var cpu = new long[] {0, 0};
        for (var round = 0; round < load.rounds(clients); round++) {
            settle();
            noOps.add(load.round(clients, 2, noOp));
            reads.add(load.round(clients, 2, credits));
            cpu[0] -= product.jvmCpuMillis();
            cpu[1] -= product.postgresCpuMillis();
            sends.add(load.round(clients, 3, send));
            cpu[0] += product.jvmCpuMillis();
            cpu[1] += product.postgresCpuMillis();
        }
        figures.rates("no-op authenticated POST, c=" + clients, noOps);
        figures.rates("GET /api/credits, c=" + clients, reads);
        figures.rates("HTTP send through the sandbox, c=" + clients, sends);
        if (clients == CLIENTS) {
            var count = Measured.together(sends).nanos().length;
            figures.fact(
                    "CPU of one HTTP send, its receipts and projections",
                    "JVM %,d µs, PostgreSQL %,d µs",
                    cpu[0] * 1_000 / count,
                    cpu[1] * 1_000 / count);
            figures.ratio("HTTP send through the sandbox, c=64, relative to the no-op POST", sends, noOps, 0.25);
            figures.percentile("p99 of these sends", 0.99, sends, 250);
            figures.ratio("GET /api/credits, c=64, relative to the no-op POST", reads, noOps, 0.6);
        }
    }

    /** Measures the projection lag: a read waits until the projection contains the account's latest send. */
    private void lag() throws Exception {
        settle();
        var lags = new ArrayList<Long>();
        for (var i = 0; i < (load.quick() ? 100 : 400); i++) {
            var http = connections.get(i % CLIENTS);
            http.call(callers.get(i % CLIENTS).send()).expect(200);
            var begin = System.nanoTime();
            http.call(callers.get(i % CLIENTS).credits()).expect(200);
            lags.add(System.nanoTime() - begin);
        }
        var measured =
                new Measured(0, lags.stream().mapToLong(it -> it).sorted().toArray(), 0);
        figures.percentile("projection lag after a send, p50 (one client)", 0.5, List.of(measured), 100);
        figures.fact("projection lag after a send, p99 (one client)", "%.0f ms", measured.millisAt(0.99));
    }

    private Load.Step step(Function<Caller, byte[]> request, int status) {
        return client ->
                connections.get(client).call(request.apply(callers.get(client))).expect(status);
    }

    private void settle() throws Exception {
        settle(product, callers);
    }

    /** Waits until receipts have arrived and reads are not stale. */
    static void settle(Product product, List<Caller> callers) throws Exception {
        Thread.sleep(1_000);
        try (var http = new Http(product.port)) {
            for (var it : callers) {
                for (var i = 0; http.call(it.credits()).expect(200).stale() && i < 10; i++) {}
            }
        }
    }
}
