package com.ogensync.connect.query;

import java.time.Duration;

/**
 * The settings of the projections on this node.
 *
 * @param nodeId this node's name in token claims; unique among running nodes
 * @param batchSize the maximum number of events in a batch
 * @param segments the number of segments into which a new projection is split
 * @param freshnessTimeout the maximum time that a query waits for its projections to catch up
 * @param exclusive whether no other process writes to the database; true for an embedded one
 */
public record QuerySettings(String nodeId, int batchSize, int segments, Duration freshnessTimeout, boolean exclusive) {
    private static final int BATCH_SIZE = 1000;
    private static final Duration FRESHNESS_TIMEOUT = Duration.ofSeconds(2);

    public QuerySettings {
        if (nodeId.isBlank() || batchSize < 1 || segments < 1 || freshnessTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "A node id, a batch size and segments are required, and the timeout must not be negative");
        }
    }

    /** Returns the defaults: batches of 1000 events, one segment, a freshness timeout of two seconds. */
    public static QuerySettings of(String nodeId, boolean exclusive) {
        return new QuerySettings(nodeId, BATCH_SIZE, 1, FRESHNESS_TIMEOUT, exclusive);
    }
}
