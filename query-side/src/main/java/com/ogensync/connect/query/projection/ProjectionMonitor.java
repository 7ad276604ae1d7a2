package com.ogensync.connect.query.projection;

/** Hears what operations want to count. Names are those of collections. */
public interface ProjectionMonitor {
    /** Nobody counts. */
    ProjectionMonitor NONE = new ProjectionMonitor() {};

    /** A stream's sequence jumped: events were not delivered. They were read again from the event store. */
    default void gapHealed(String projection, long missing) {}

    /** An event could not be projected and waits in the dead-letter queue. */
    default void parked(String projection) {}

    /** A batch was written. */
    default void written(String projection, int events) {}
}
