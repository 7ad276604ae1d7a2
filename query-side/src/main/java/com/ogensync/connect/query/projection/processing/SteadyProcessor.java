package com.ogensync.connect.query.projection.processing;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingEventProcessor;

/**
 * A tracking processor that waits at most 2 s between retries. Axon doubles the pause up to a minute, so that a
 * recovered MongoDB could stay unnoticed for that long.
 */
public final class SteadyProcessor extends TrackingEventProcessor {
    private static final long PAUSE_MILLIS_MAX = 2_000;

    /** Builds the processor. */
    public SteadyProcessor(Builder builder) {
        super(builder);
    }

    @Override
    protected void doSleepFor(long millisToSleep, AtomicBoolean interruptFlag) {
        super.doSleepFor(Math.min(millisToSleep, PAUSE_MILLIS_MAX), interruptFlag);
    }
}
