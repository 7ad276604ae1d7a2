package com.ogensync.connect.postgres.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The database server's clock, which all nodes share: this machine's clock, corrected by its measured offset.
 * Deviations of less than 100 ms are not corrected, so that the time does not vary with each measurement.
 */
public final class DatabaseClock extends Clock {

    private static final Duration TOLERANCE = Duration.ofMillis(100);

    private final Clock local;
    private volatile Duration correction = Duration.ZERO;

    /** Creates a clock that shows this machine's time until the first measurement. */
    public DatabaseClock(Clock local) {
        this.local = local;
    }

    /**
     * Applies a measured offset.
     *
     * @param offset how far this machine's clock is ahead of the server's
     * @param error the maximum error of the measurement
     */
    void measured(Duration offset, Duration error) {
        var tolerated = TOLERANCE.plus(error);
        if (offset.minus(correction).abs().compareTo(tolerated) >= 0) {
            correction = offset.abs().compareTo(tolerated) < 0 ? Duration.ZERO : offset;
        }
    }

    /** Returns this machine's time. */
    Instant localInstant() {
        return local.instant();
    }

    @Override
    public Instant instant() {
        return local.instant().minus(correction);
    }

    @Override
    public ZoneId getZone() {
        return local.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return local.getZone().equals(zone) ? this : Clock.offset(local.withZone(zone), correction.negated());
    }
}
