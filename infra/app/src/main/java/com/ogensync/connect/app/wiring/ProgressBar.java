package com.ogensync.connect.app.wiring;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;

/** Logs a progress line every second; logs nothing for work that takes less than a second. */
final class ProgressBar {

    private static final long LINE_EVERY_NANOS = 1_000_000_000;
    private static final int WIDTH = 30;

    private final String label;
    private final Logger log;
    private long begin;
    private long nextLine;
    private long first = -1;

    ProgressBar(String label, Logger log) {
        this.label = label;
        this.log = log;
    }

    void at(long position, long goal) {
        var now = System.nanoTime();
        if (first < 0) {
            first = Math.max(0, position);
            begin = now;
            nextLine = now + LINE_EVERY_NANOS;
        }
        if (now < nextLine || goal <= 0) {
            return;
        }
        nextLine = now + LINE_EVERY_NANOS;
        log.info("{}", line(Math.max(0, position), goal, Duration.ofNanos(now - begin)));
    }

    String line(long position, long goal, Duration elapsed) {
        var full = (int) (WIDTH * position / goal);
        var rate = (position - Math.max(0, first)) / Math.max(0.001, elapsed.toMillis() / 1000.0);
        var left = rate > 0 ? String.format(Locale.ROOT, "%.0f s left", (goal - position) / rate) : "waiting";
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %,d of %,d events, %,.0f/s, %s",
                label,
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                position,
                goal,
                rate,
                left);
    }
}
