package com.ogensync.connect.query.projection.freshness;

/** Receives the progress of catching up. */
@FunctionalInterface
public interface CatchUpListener {
    /** Called when the slowest projection has reached {@code position} of {@code goal}, both global indexes. */
    void caughtUpTo(long position, long goal);
}
