package com.ogensync.connect.runtime.timing;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer on the system clock: one scheduling thread, and a virtual thread for each task. */
public final class SystemTimer implements Timer {

    private final ScheduledThreadPoolExecutor scheduler;

    /** Starts the scheduling thread, a daemon that ends when the timer is closed. */
    public SystemTimer(String name) {
        scheduler = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory(), (_, _) -> {});
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Cancellation after(Duration delay, Runnable task) {
        var entry = scheduler.schedule(() -> Thread.startVirtualThread(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> entry.cancel(false);
    }

    @Override
    public void close() {
        var _ = scheduler.shutdownNow();
    }
}
