package com.ogensync.connect.app.commandline;

import java.time.Duration;
import java.util.Locale;

/** Shows how far long work is: one line that is drawn over on a terminal, a new line now and then elsewhere. */
public final class ProgressLine {

    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final Console console;
    private final String what;
    private final long begin = System.nanoTime();
    private long shown = begin;
    private boolean drawn;

    /** Counts things of that name, such as {@code entries}. */
    public ProgressLine(Console console, String what) {
        this.console = console;
        this.what = what;
    }

    /** So many are done, which is this part of all. */
    public void at(long done, double part) {
        var now = System.nanoTime();
        var every = console.terminal() ? ON_TERMINAL : ELSEWHERE;
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

    /** Takes the drawn line away. */
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
                what,
                done / seconds,
                part > 0 ? String.format(Locale.ROOT, "%,.0f s left", seconds * (1 - part) / part) : "...");
    }
}
