package com.ogensync.connect.bench;

import com.ogensync.connect.bench.Callers.Caller;
import com.ogensync.connect.bench.Load.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures the cost of a long history: for the start, which replays it, and for the requests of its account. */
final class LongAgainstShort {

    private static final int SHORT = 40;

    private final Figures figures;
    private final Load load;
    private final Product product;

    LongAgainstShort(Figures figures, Load load, Product product) {
        this.figures = figures;
        this.load = load;
        this.product = product;
    }

    /** Measures the replay: the port opens after the embedded projections are rebuilt from all events. */
    void replay(double shortStart, long eventsThen) throws Exception {
        var events = product.events();
        var longer = product.secondsToAnswer - shortStart;
        figures.fact(
                "start to first response with %,d stored events".formatted(events),
                "%.1f s, %.1f s more than with %,d",
                product.secondsToAnswer,
                longer,
                eventsThen);
        figures.atLeast(
                "replay of all projections (additional events / additional start time)",
                (events - eventsThen) / longer,
                15_000,
                "%,.0f/s");
    }

    void compare(Caller aged) throws Exception {
        var callers = Callers.register(product.port, SHORT);
        try (var http = new Http(product.port)) {
            var first = nanos(http, aged.send());
            figures.fact(
                    "first send of the long account after a start (its stream is read once, then a snapshot)",
                    "%.0f ms",
                    first / 1e6);
            for (var it : callers) {
                http.call(it.send()).expect(200);
            }
            compare(http, callers, aged, "send", Caller::send, 12);
            OverHttp.settle(product, callers);
            compare(http, callers, aged, "GET /api/credits", Caller::credits, 6);
            compare(http, callers, aged, "GET /api/activity", Caller::activity, 6);
        }
    }

    private void compare(
            Http http, List<Caller> callers, Caller aged, String name, Function<Caller, byte[]> request, double seconds)
            throws Exception {
        alternate(http, callers, aged, request, seconds / 4);
        report(name, alternate(http, callers, aged, request, seconds));
    }

    private record Pair(Measured aged, Measured young) {}

    /** Alternates requests of the long account and of short ones, one at a time. */
    private Pair alternate(
            Http http, List<Caller> callers, Caller aged, Function<Caller, byte[]> request, double seconds)
            throws Exception {
        var longs = new ArrayList<Long>();
        var shorts = new ArrayList<Long>();
        var end = System.nanoTime() + (long) ((load.quick() ? seconds / 3 : seconds) * 1e9);
        for (var i = 0; System.nanoTime() < end; i++) {
            longs.add(nanos(http, request.apply(aged)));
            shorts.add(nanos(http, request.apply(callers.get(i % SHORT))));
        }
        return new Pair(measured(longs), measured(shorts));
    }

    private static long nanos(Http http, byte[] request) throws Exception {
        var begin = System.nanoTime();
        http.call(request).expect(200);
        return System.nanoTime() - begin;
    }

    private static Measured measured(List<Long> nanos) {
        return new Measured(0, nanos.stream().mapToLong(it -> it).sorted().toArray(), 0);
    }

    private void report(String name, Pair pair) {
        figures.fact(
                "one client, " + name + ": long account / short accounts",
                "p50 %.2f / %.2f ms, p99 %.2f / %.2f ms",
                pair.aged.millisAt(0.5),
                pair.young.millisAt(0.5),
                pair.aged.millisAt(0.99),
                pair.young.millisAt(0.99));
        figures.atMost(
                "p99 of an account with 100,000 events, relative to short ones: " + name,
                pair.aged.millisAt(0.99) / pair.young.millisAt(0.99),
                2,
                "%.2f×");
    }
}
