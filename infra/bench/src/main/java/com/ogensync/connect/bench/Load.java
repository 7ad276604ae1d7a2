package com.ogensync.connect.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Clients that each do one thing after another for a time, without a pause in between. */
final class Load {

    private static final int FAILURES_MAX = 500;
    private static final double WARM_UP_SLICE_SECONDS = 1.5;
    private static final double STABLE = 0.07;
    /** Of one core. */
    private static final double COMPILING = 0.15;

    private final boolean quick;

    /** Quick runs are shorter, and their figures wider apart. */
    Load(boolean quick) {
        this.quick = quick;
    }

    boolean quick() {
        return quick;
    }

    /** How often something is measured with so many clients: what counts is measured with all of them. */
    int rounds(int clients) {
        return clients == Benchmark.CLIENTS ? (quick ? 3 : 7) : (quick ? 1 : 3);
    }

    /** One step of one client. */
    @FunctionalInterface
    interface Step {
        void run(int client) throws Exception;
    }

    /** How long it took, how long each step that succeeded took (sorted, in nanoseconds), and how many failed. */
    @SuppressWarnings("ArrayRecordComponent") // Millions of latencies, never compared.
    record Measured(double seconds, long[] nanos, long failed) {

        double perSecond() {
            return nanos.length / seconds;
        }

        double millisAt(double share) {
            return nanos.length == 0
                    ? Double.NaN
                    : nanos[(int) Math.min(nanos.length - 1, Math.floor(share * nanos.length))] / 1e6;
        }

        static Measured together(List<Measured> rounds) {
            return new Measured(
                    rounds.stream().mapToDouble(Measured::seconds).sum(),
                    rounds.stream()
                            .flatMapToLong(it -> Arrays.stream(it.nanos))
                            .sorted()
                            .toArray(),
                    rounds.stream().mapToLong(Measured::failed).sum());
        }
    }

    /**
     * Does it until it gets no faster: until two slices in a row are less than 7 % better than the best before them,
     * and the JVM that is measured compiles next to nothing any more. Tells how long that took, in seconds; it gives up
     * at the limit.
     *
     * @param measured the process of that JVM
     */
    double warmUp(int clients, double secondsMost, long measured, Step step) throws Exception {
        var limit = quick ? secondsMost / 2 : secondsMost;
        var best = 0.0;
        var spent = 0.0;
        for (var steady = 0; steady < 2 && spent < limit; spent += WARM_UP_SLICE_SECONDS) {
            var compiled = Machine.compilerMillis(measured);
            var rate = run(clients, WARM_UP_SLICE_SECONDS, step).perSecond();
            var compiling = (Machine.compilerMillis(measured) - compiled) / 1e3 / WARM_UP_SLICE_SECONDS;
            steady = rate > best * (1 + STABLE) || compiling > COMPILING ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
        return spent;
    }

    /** Does it for so long, or half as long when in a hurry. */
    Measured round(int clients, double seconds, Step step) throws Exception {
        return run(clients, quick ? seconds / 2 : seconds, step);
    }

    static double[] rates(List<Measured> rounds) {
        return rounds.stream().mapToDouble(Measured::perSecond).toArray();
    }

    private static Measured run(int clients, double seconds, Step step) throws Exception {
        var begin = System.nanoTime();
        var end = begin + (long) (seconds * 1e9);
        var failures = new LongAdder();
        var running = new ArrayList<Future<long[]>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < clients; client++) {
                running.add(threads.submit(steps(client, end, step, failures)));
            }
        }
        var took = (System.nanoTime() - begin) / 1e9;
        var all = new ArrayList<long[]>();
        for (var it : running) {
            all.add(it.get());
        }
        var nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Measured(took, nanos, failures.sum());
    }

    private static Callable<long[]> steps(int client, long end, Step step, LongAdder failures) {
        return () -> {
            var took = new long[1024];
            var count = 0;
            for (var before = System.nanoTime(); before < end; ) {
                var done = succeeds(client, step, failures);
                var after = System.nanoTime();
                if (done) {
                    took = count < took.length ? took : Arrays.copyOf(took, count * 2);
                    took[count++] = after - before;
                }
                before = after;
            }
            return Arrays.copyOf(took, count);
        };
    }

    /** Some may fail on a machine that is too busy; the figures say how many. When many do, nothing was measured. */
    private static boolean succeeds(int client, Step step, LongAdder failures) throws Exception {
        try {
            step.run(client);
            return true;
        } catch (Exception e) {
            failures.increment();
            if (failures.sum() > FAILURES_MAX) {
                throw e;
            }
            return false;
        }
    }
}
