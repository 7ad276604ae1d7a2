package com.ogensync.connect.query.projection.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a rebuild.
 *
 * @param done the global index up to which the projection is rebuilt
 * @param total the global index of the newest event
 * @param rate events per second
 * @param secondsLeft the estimated remaining time; null if unknown
 * @param error the class name of the failure that ended the rebuild; null if it has not failed
 */
public record RebuildProgress(
        State state,
        long done,
        long total,
        long rate,
        @Nullable Long secondsLeft,
        @Nullable String error) {
    /** The state of a rebuild. */
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
