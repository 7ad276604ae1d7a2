package com.ogensync.connect.runtime.timing;

import com.ogensync.connect.runtime.outage.OutageLog;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a task periodically, never concurrently with itself. An exception does not end the repetition. */
public final class PeriodicTask {

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final Timer timer;
    private final Duration afterFailure;
    private final Supplier<@Nullable Duration> task;
    private final OutageLog outage;
    private boolean running;
    private boolean stopped;
    private @Nullable Duration requested;
    private Timer.@Nullable Cancellation next;

    /**
     * Creates a task that is not started yet. After an exception the next run follows after 500 ms, or after the
     * interval if that is shorter.
     *
     * @param activity the task's name; it begins a log sentence: {@code Renewing leases}
     */
    public PeriodicTask(Timer timer, Duration interval, String activity, Runnable task) {
        this(timer, activity, interval.compareTo(AFTER_FAILURE) < 0 ? interval : AFTER_FAILURE, () -> {
            task.run();
            return interval;
        });
    }

    /**
     * Creates a task with varying intervals that is not started yet.
     *
     * @param activity the task's name; it begins a log sentence
     * @param afterFailure the pause after an exception
     * @param task returns the pause until its next run; null to end the repetition
     */
    public PeriodicTask(Timer timer, String activity, Duration afterFailure, Supplier<@Nullable Duration> task) {
        this.timer = timer;
        this.afterFailure = afterFailure;
        this.task = task;
        this.outage = new OutageLog(activity);
    }

    /** Runs the task immediately, and then periodically. */
    public void start() {
        nudge(Duration.ZERO);
    }

    /** Makes the next run start after the delay at the latest. Repeated calls never postpone it. */
    public synchronized void nudge(Duration delay) {
        if (requested != null && delay.compareTo(requested) >= 0) {
            return;
        }
        requested = delay;
        if (!running) {
            schedule(delay);
        }
    }

    /** Prevents further runs. A run in progress completes. */
    public synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel();
        }
    }

    private synchronized void schedule(Duration delay) {
        if (next != null) {
            next.cancel();
        }
        if (!stopped) {
            next = timer.after(delay, this::run);
        }
    }

    private void run() {
        if (!begin()) {
            return;
        }
        @Nullable Duration pause = afterFailure;
        try {
            pause = task.get();
            outage.worked();
        } catch (RuntimeException e) {
            failed(e);
        } finally {
            end(pause);
        }
    }

    /** Logs a failure, unless the task was stopped and fails because its resources are closed. */
    private synchronized void failed(RuntimeException failure) {
        if (!stopped) {
            outage.failed(failure);
        }
    }

    private synchronized boolean begin() {
        if (running || stopped) {
            return false;
        }
        running = true;
        requested = null;
        return true;
    }

    private synchronized void end(@Nullable Duration pause) {
        running = false;
        var next = requested == null ? pause : requested;
        if (next != null) {
            schedule(next);
        }
    }
}
