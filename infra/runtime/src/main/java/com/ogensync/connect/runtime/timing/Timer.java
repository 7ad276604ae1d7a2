package com.ogensync.connect.runtime.timing;

import java.time.Duration;

/** Runs things later. */
public interface Timer {

    /** Takes back what was asked of a timer; too late changes nothing. */
    @FunctionalInterface
    interface Cancellation {
        void cancel();
    }

    /** Runs a task once, on a thread that may block. */
    Cancellation after(Duration delay, Runnable task);

    /** What has not run by now never runs. */
    void close();
}
