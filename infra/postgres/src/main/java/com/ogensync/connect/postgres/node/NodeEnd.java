package com.ogensync.connect.postgres.node;

/** Stops this process, after another one has taken its name. */
@FunctionalInterface
public interface NodeEnd {

    /** Begins to stop the process; returns at once. */
    void begin();
}
