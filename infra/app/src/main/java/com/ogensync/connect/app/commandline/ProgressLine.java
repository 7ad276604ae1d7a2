package com.ogensync.connect.app.commandline;

import java.time.Duration;
import java.util.Locale;

/** Reports progress: redraws one line every 200 ms on a terminal, otherwise prints a new line every 5 s. */
public final class ProgressLine {

    private static final int WIDTH = 30;
    private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(200);
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

    private final Console console;
    private final String unit;
    private final long begin = System.nanoTime();
    private long shown = begin;
    private boolean drawn;

    /** Creates a progress line that counts this unit, such as {@code entries}. */
    public ProgressLine(Console console, String unit) {
        this.console = console;
        this.unit = unit;
    }

    /** Reports that {@code done} units are finished, which is the fraction {@code part} of the total. */
    public void at(long done, double part) {
        var now = System.nanoTime();
        var every = console.terminal() ? TERMINAL_INTERVAL : PLAIN_INTERVAL;
        if (now - shown < every.toNanos()) {
            return;
        }
        shown = now;
        var line = line(done, part, Duration.ofNanos(now - begin));
        if (console.terminal()) {
            console.err().print("\r\033[K" + line);
            console.err().flush();
            drawn = true;
        } else {
            console.err().println(line);
        }
    }

    /** Erases the drawn line. */
    public void end() {
        if (drawn) {
            console.err().print("\r\033[K");
            console.err().flush();
            drawn = false;
        }
    }

    String line(long done, double part, Duration elapsed) {
        var seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        var full = (int) Math.min(WIDTH, WIDTH * part);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%, %,d %s, %,.0f/s, %s",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                100 * part,
                done,
                unit,
                done / seconds,
                part > 0 ? String.format(Locale.ROOT, "%,.0f s left", seconds * (1 - part) / part) : "...");
    }
}
