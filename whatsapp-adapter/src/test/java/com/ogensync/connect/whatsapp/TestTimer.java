package com.ogensync.connect.whatsapp;

import com.ogensync.connect.runtime.timing.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A timer whose time a test advances. All due tasks then run in order on the calling thread. */
public final class TestTimer implements Timer {

    private record Entry(long number, Instant due, Runnable task) {}

    private final TestClock clock;
    private final List<Entry> entries = new ArrayList<>();
    private long created;

    /** @param clock moved along with the timer */
    public TestTimer(TestClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Cancellation after(Duration delay, Runnable task) {
        var entry = new Entry(++created, clock.instant().plus(delay), task);
        entries.add(entry);
        return () -> remove(entry);
    }

    @Override
    public synchronized void close() {
        entries.clear();
    }

    /** Advances the time and runs all due tasks. */
    public void advance(Duration by) {
        var end = clock.instant().plus(by);
        for (var entry = next(end); entry != null; entry = next(end)) {
            if (entry.due().isAfter(clock.instant())) {
                clock.move(Duration.between(clock.instant(), entry.due()));
            }
            entry.task().run();
        }
        clock.move(Duration.between(clock.instant(), end));
    }

    private synchronized @Nullable Entry next(Instant end) {
        var next = entries.stream()
                .filter(entry -> !entry.due().isAfter(end))
                .min(Comparator.comparing(Entry::due).thenComparingLong(Entry::number))
                .orElse(null);
        if (next != null) {
            remove(next);
        }
        return next;
    }

    private synchronized void remove(Entry entry) {
        entries.remove(entry);
    }
}
