package com.ogensync.connect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The machine of the measurement. */
record Machine(String description) {

    private static final double BUSY_CORES_MAX = 0.1;
    private static final int OBSERVED_MILLIS = 3_000;

    static Machine now() throws IOException {
        var processors = Runtime.getRuntime().availableProcessors();
        var description = "%d cores (%s), %s GB of memory, %s %s, Java %s"
                .formatted(
                        processors,
                        first("/proc/cpuinfo", "model name"),
                        Math.round(Double.parseDouble(
                                        first("/proc/meminfo", "MemTotal").replaceAll("\\D", ""))
                                / 1048576),
                        System.getProperty("os.name"),
                        System.getProperty("os.version").replaceAll("[^0-9.].*", ""),
                        Runtime.version());
        return new Machine(description);
    }

    /** Whether other processes use more than 0.1 cores. Call it while nothing is measured; takes 3 s. */
    static boolean isBusy() throws IOException, InterruptedException {
        var before = busySeconds();
        Thread.sleep(OBSERVED_MILLIS);
        return (busySeconds() - before) * 1_000 / OBSERVED_MILLIS > BUSY_CORES_MAX;
    }

    /** Returns the CPU time of all cores since the machine started. */
    static double busySeconds() throws IOException {
        var ticks = Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+", -1);
        return (Double.parseDouble(ticks[1]) + Double.parseDouble(ticks[2]) + Double.parseDouble(ticks[3])) / 100;
    }

    /** Returns the CPU time of a process, in milliseconds; with {@code ended}, also that of its ended children. */
    static long cpuMillis(long pid, boolean ended) throws IOException {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return 10
                    * Arrays.stream(fields, 11, ended ? 15 : 13)
                            .mapToLong(Long::parseLong)
                            .sum();
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /** Returns the CPU time of a JVM's compiler threads, in milliseconds. */
    static long compilerMillis(long pid) throws IOException {
        var sum = 0L;
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (var thread : threads.toList()) {
                sum += compilerMillis(thread);
            }
        }
        return sum;
    }

    private static long compilerMillis(Path thread) throws IOException {
        try {
            var stat = Files.readString(thread.resolve("stat"));
            var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return name.contains("CompilerThre") ? 10 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) : 0;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private static String first(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(it -> it.startsWith(key))
                    .map(it -> it.substring(it.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
