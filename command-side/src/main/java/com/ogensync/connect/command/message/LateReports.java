package com.ogensync.connect.command.message;

/** Counts reports that came after a message's final state, and so changed nothing. */
@FunctionalInterface
public interface LateReports {

    /** One more. */
    void count();
}
