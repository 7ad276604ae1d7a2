package com.ogensync.connect.runtime.timing;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer on the machine's own clock: one thread that waits, and a virtual thread for each task. */
public final class SystemTimer implements Timer {

    private final ScheduledThreadPoolExecutor waiting;

    /** Its thread lives until it is closed, and does not keep the process alive. */
    public SystemTimer(String name) {
        waiting = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory(), (_, _) -> {});
        waiting.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Cancellation after(Duration delay, Runnable task) {
        var entry = waiting.schedule(() -> Thread.startVirtualThread(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> entry.cancel(false);
    }

    @Override
    public void close() {
        var _ = waiting.shutdownNow();
    }
}
