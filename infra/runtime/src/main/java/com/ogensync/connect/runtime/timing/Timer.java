package com.ogensync.connect.runtime.timing;

import java.time.Duration;

/** Runs tasks after a delay. */
public interface Timer {

    /** Cancels a scheduled task. Has no effect once the task has started. */
    @FunctionalInterface
    interface Cancellation {
        void cancel();
    }

    /** Runs a task once after the delay, on a thread that may block. */
    Cancellation after(Duration delay, Runnable task);

    /** Discards the tasks that have not started, and stops the timer. */
    void close();
}
