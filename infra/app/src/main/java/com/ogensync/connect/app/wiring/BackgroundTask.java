package com.ogensync.connect.app.wiring;

import com.ogensync.connect.runtime.timing.PeriodicTask;
import com.ogensync.connect.runtime.timing.SystemTimer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs a periodic task while the application runs. Stopping it interrupts the present run. */
public final class BackgroundTask implements SmartLifecycle {

    private final String name;
    private final String activity;
    private final Duration delay;
    private final Duration afterFailure;
    private final Supplier<@Nullable Duration> task;
    private volatile @Nullable Started started;
    private volatile @Nullable Thread thread;

    private record Started(SystemTimer timer, PeriodicTask task) {}

    /**
     * Creates a task that starts with the application.
     *
     * @param name the name of its thread
     * @param activity begins the log line of a failure: {@code Creating ledger anchors}
     * @param delay the pause before the first run
     * @param afterFailure the pause after an exception
     * @param task returns the pause until its next run; null to end the repetition
     */
    public BackgroundTask(
            String name, String activity, Duration delay, Duration afterFailure, Supplier<@Nullable Duration> task) {
        this.name = name;
        this.activity = activity;
        this.delay = delay;
        this.afterFailure = afterFailure;
        this.task = task;
    }

    @Override
    public void start() {
        var timer = new SystemTimer(name);
        var periodic = new PeriodicTask(timer, activity, afterFailure, this::run);
        started = new Started(timer, periodic);
        periodic.nudge(delay);
    }

    private @Nullable Duration run() {
        thread = Thread.currentThread();
        try {
            return task.get();
        } finally {
            thread = null;
        }
    }

    @Override
    public void stop() {
        var present = started;
        started = null;
        if (present != null) {
            present.task().stop();
            present.timer().close();
        }
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started != null;
    }
}
