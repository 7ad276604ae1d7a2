package com.ogensync.connect.runtime.timing;

import com.ogensync.connect.runtime.outage.OutageLog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a task again and again, never twice at a time, whatever it throws; sooner again when it failed. */
public final class PeriodicTask {

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final Timer timer;
    private final Duration interval;
    private final Runnable task;
    private final OutageLog outage;
    private boolean beating;
    private boolean stopped;
    private @Nullable Duration nudge;
    private Timer.@Nullable Cancellation next;

    /**
     * A heart that does not beat yet.
     *
     * @param what the task's name as a sentence begins
     */
    public PeriodicTask(Timer timer, Duration interval, String what, Runnable task) {
        this.timer = timer;
        this.interval = interval;
        this.task = task;
        this.outage = new OutageLog(what);
    }

    /** Beats at once, and then in each interval. */
    public void start() {
        nudge(Duration.ZERO);
    }

    /** Brings the next beat forward; however often it is asked for, it is not put off by that. */
    public synchronized void nudge(Duration delay) {
        if (nudge != null && delay.compareTo(nudge) >= 0) {
            return;
        }
        nudge = delay;
        if (!beating) {
            beatIn(delay);
        }
    }

    /** No beat starts any more; one under way goes on. */
    public synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel();
        }
    }

    private synchronized void beatIn(Duration delay) {
        if (next != null) {
            next.cancel();
        }
        if (!stopped) {
            next = timer.after(delay, this::beat);
        }
    }

    private void beat() {
        if (!begin()) {
            return;
        }
        var pause = interval;
        try {
            task.run();
            outage.worked();
        } catch (RuntimeException e) {
            outage.failed(e);
            pause = interval.compareTo(AFTER_FAILURE) < 0 ? interval : AFTER_FAILURE;
        } finally {
            end(pause);
        }
    }

    private synchronized boolean begin() {
        if (beating || stopped) {
            return false;
        }
        beating = true;
        nudge = null;
        return true;
    }

    private synchronized void end(Duration pause) {
        beating = false;
        beatIn(nudge == null ? pause : nudge);
    }
}
