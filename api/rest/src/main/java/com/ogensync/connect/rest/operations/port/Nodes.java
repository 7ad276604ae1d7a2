package com.ogensync.connect.rest.operations.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Port to the list of nodes. */
public interface Nodes {

    /**
     * A node of the service. Moments are on the database server's clock.
     *
     * @param running whether it has reported within the last seconds
     * @param sessions the number of WhatsApp sessions that it owns
     * @param clockOffset how far its clock is ahead of the database server's
     */
    record Node(
            String name,
            String version,
            boolean running,
            long sessions,
            Duration clockOffset,
            Instant startedAt,
            Instant lastBeatAt) {}

    /** Returns the running nodes, and those that ended unexpectedly within a day, by name. */
    List<Node> list();
}
