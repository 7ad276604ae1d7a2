package com.ogensync.connect.postgres.node;

import java.time.Duration;

/** Measures how far this machine's clock is ahead of the database server's. */
public final class ClockOffset {

    /** A slower query does not show the offset: the server's time may be that of its begin or of its end. */
    private static final Duration ROUND_TRIP_MAX = Duration.ofMillis(500);

    private final NodeTable nodes;
    private final DatabaseClock clock;
    private volatile Duration last = Duration.ZERO;

    ClockOffset(NodeTable nodes, DatabaseClock clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Measures the offset and corrects the clock. */
    void measure() {
        long began = System.nanoTime();
        var before = clock.localInstant();
        var server = nodes.now();
        var roundTrip = Duration.ofNanos(System.nanoTime() - began);
        if (roundTrip.compareTo(ROUND_TRIP_MAX) < 0) {
            var error = roundTrip.dividedBy(2);
            last = Duration.between(server, before.plus(error));
            clock.measured(last, error);
        }
    }

    /** Returns the last measured offset; negative if this machine's clock is behind. */
    public Duration last() {
        return last;
    }
}
