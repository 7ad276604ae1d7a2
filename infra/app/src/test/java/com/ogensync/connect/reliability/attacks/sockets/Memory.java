package com.ogensync.connect.reliability.attacks.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Memory usage of a process.
 *
 * @param heap bytes in use after a garbage collection
 * @param resident resident set size in bytes; freed memory is not returned at once
 */
public record Memory(long heap, long resident) {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /** Returns the current memory usage. */
    public static Memory of(ProcessHandle process) {
        command(process, "GC.run");
        var heap = command(process, "GC.heap_info")
                .lines()
                .filter(it -> !it.contains("etaspace") && !it.contains("class space"))
                .flatMap(it -> USED.matcher(it).results())
                .mapToLong(it -> Long.parseLong(it.group(1)))
                .sum();
        return new Memory(heap * 1024, resident(process));
    }

    /** Extrapolates the growth since then, because other clients' messages are also held in memory. */
    Memory afterAsLongAgainSince(Memory earlier) {
        return new Memory(2 * heap - earlier.heap, 2 * resident - earlier.resident);
    }

    private static long resident(ProcessHandle process) {
        try {
            var status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
            var resident = RESIDENT.matcher(status);
            return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0;
        } catch (IOException elsewhere) {
            return 0;
        }
    }

    private static String command(ProcessHandle process, String what) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var run = new ProcessBuilder(jcmd, Long.toString(process.pid()), what).start();
            return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "heap %.1f MiB, resident %.1f MiB".formatted(heap / 1048576.0, resident / 1048576.0);
    }
}
