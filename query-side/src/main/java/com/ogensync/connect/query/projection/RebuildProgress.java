package com.ogensync.connect.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * How far a replay is.
 *
 * @param done up to which event it is made anew
 * @param total the newest event there is
 * @param rate events in a second
 * @param secondsLeft an estimate; null while there is none
 * @param error what kind of failure ended it; null when none did
 */
public record RebuildProgress(
        State state,
        long done,
        long total,
        long rate,
        @Nullable Long secondsLeft,
        @Nullable String error) {
    /** Whether it goes on. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    static RebuildProgress running(long done, long total, long nanos) {
        long rate = nanos <= 0 ? 0 : (long) (done / (nanos / 1e9));
        var left = rate == 0 ? null : (Long) Math.ceilDiv(Math.max(0, total - done), rate);
        return new RebuildProgress(State.RUNNING, done, total, rate, left, null);
    }

    RebuildProgress ended() {
        return new RebuildProgress(State.DONE, total, total, rate, 0L, null);
    }

    RebuildProgress failed(Throwable failure) {
        return new RebuildProgress(
                State.FAILED, done, total, rate, null, failure.getClass().getSimpleName());
    }
}
