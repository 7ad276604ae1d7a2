package com.ogensync.connect.query.projection.processing;

/** Receives events for metrics. Projections are named as their collections. */
public interface ProjectionMonitor {
    /** Ignores everything. */
    ProjectionMonitor NONE = new ProjectionMonitor() {};

    /**
     * Called when events of a stream had not been delivered, and {@code missing} of them were read from the event
     * store.
     */
    default void gapHealed(String projection, long missing) {}

    /** Called when an event was added to the dead-letter queue. */
    default void parked(String projection) {}

    /** Called when a batch of {@code events} events was written. */
    default void written(String projection, int events) {}
}
