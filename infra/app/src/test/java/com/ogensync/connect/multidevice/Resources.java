package com.ogensync.connect.multidevice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resource usage of a local process; Linux only. */
record Resources(long pid) {

    private static final double MILLIS_A_TICK = 10;

    /** Returns user and kernel CPU time of all its threads since its start. */
    double cpuMillis() throws IOException {
        var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_A_TICK;
    }

    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .mapToDouble(it -> Long.parseLong(it.replaceAll("[^0-9]", "")) / 1024.0)
                .findAny()
                .orElseThrow();
    }
}
