package com.ogensync.connect.postgres.events;

import java.time.Duration;

/** Called after each commit of events of this node. The calls come from the single writer thread and must not block. */
@FunctionalInterface
public interface CommitMonitor {

    /** Ignores all commits. */
    CommitMonitor NONE = (_, _, _) -> {};

    /**
     * Called when events are durable.
     *
     * @param unitsOfWork the number of units of work in the commit
     * @param events the number of events in the commit
     * @param took the time from when the writer took the events until they were durable
     */
    void committed(int unitsOfWork, int events, Duration took);
}
