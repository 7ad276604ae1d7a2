package com.ogensync.connect.query.projection;

/** Hears how far catching up has come. */
@FunctionalInterface
public interface CatchUpListener {
    /** The slowest projection has come to {@code position} of {@code goal}. */
    void caughtUpTo(long position, long goal);
}
