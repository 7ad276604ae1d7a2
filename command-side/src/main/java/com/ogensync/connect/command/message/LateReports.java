package com.ogensync.connect.command.message;

/** Counts reports that have no effect because they arrive after a message's final state. */
@FunctionalInterface
public interface LateReports {

    /** Counts one report. */
    void count();
}
