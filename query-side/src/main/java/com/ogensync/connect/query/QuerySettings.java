package com.ogensync.connect.query;

import java.time.Duration;

/**
 * How projections are kept on this node.
 *
 * @param nodeId this node's name in token claims; two running nodes never share one
 * @param batchSize how many events at most go into one write
 * @param segments how many parts a projection is split into when it is first made
 * @param patience how long an answer waits for its projection to catch up
 * @param sole whether no other process writes to the database, as it is with an embedded one
 */
public record QuerySettings(String nodeId, int batchSize, int segments, Duration patience, boolean sole) {
    private static final int BATCH_SIZE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public QuerySettings {
        if (nodeId.isBlank() || batchSize < 1 || segments < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("A node id, a batch and a segment are needed, and no negative patience");
        }
    }

    /** What serves well: batches of 1000, one segment, two seconds of patience. */
    public static QuerySettings of(String nodeId, boolean sole) {
        return new QuerySettings(nodeId, BATCH_SIZE, 1, PATIENCE, sole);
    }
}
