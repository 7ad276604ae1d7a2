package com.ogensync.connect.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Runs concurrent clients for a time. Each client repeats its step without a pause. */
final class Load {

    private static final int FAILURES_MAX = 500;
    private static final double WARM_UP_SLICE_SECONDS = 1.5;
    private static final double STABLE = 0.07;
    /** The maximum CPU use of the JIT compilers after the warm-up, as a part of one core. */
    private static final double COMPILING_MAX = 0.15;

    private final boolean quick;

    /** Creates a load. Quick runs are shorter, and their figures have a wider spread. */
    Load(boolean quick) {
        this.quick = quick;
    }

    boolean quick() {
        return quick;
    }

    /** Returns the number of rounds. It is higher with all clients, which the figures with a target use. */
    int rounds(int clients) {
        return clients == Benchmark.CLIENTS ? (quick ? 3 : 7) : (quick ? 1 : 3);
    }

    /** A step of a client. */
    @FunctionalInterface
    interface Step {
        void run(int client) throws Exception;
    }

    /**
     * The duration of a round, the times of the successful steps (sorted, in nanoseconds), and the number of failures.
     */
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
     * Repeats a step until the rate is stable: two consecutive slices are less than 7 % faster than the best before,
     * and the measured JVM's compilers are almost idle. Stops at the limit in any case. Returns the time spent, in
     * seconds.
     *
     * @param measured the process id of the measured JVM
     */
    double warmUp(int clients, double secondsMax, long measured, Step step) throws Exception {
        var limit = quick ? secondsMax / 2 : secondsMax;
        var best = 0.0;
        var spent = 0.0;
        for (var steady = 0; steady < 2 && spent < limit; spent += WARM_UP_SLICE_SECONDS) {
            var compiled = Machine.compilerMillis(measured);
            var rate = run(clients, WARM_UP_SLICE_SECONDS, step).perSecond();
            var compiling = (Machine.compilerMillis(measured) - compiled) / 1e3 / WARM_UP_SLICE_SECONDS;
            steady = rate > best * (1 + STABLE) || compiling > COMPILING_MAX ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
        return spent;
    }

    /** Repeats a step for the given time, or half of it in a quick run. */
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

    /**
     * Runs a step and returns whether it succeeded. Some steps may fail on a busy machine, which the figures show.
     * After too many failures the exception ends the measurement.
     */
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
