package com.ogensync.connect.postgres.events;

import java.time.Duration;

/** Hears of each commit of events of this node. It is called by the one thread that writes, and must not block it. */
@FunctionalInterface
public interface CommitMonitor {

    /** Nobody counts. */
    CommitMonitor NONE = (_, _, _) -> {};

    /**
     * Events are durable.
     *
     * @param unitsOfWork how many shared the commit
     * @param events how many they were, together
     * @param took from the moment the writer took them until they were durable
     */
    void committed(int unitsOfWork, int events, Duration took);
}
