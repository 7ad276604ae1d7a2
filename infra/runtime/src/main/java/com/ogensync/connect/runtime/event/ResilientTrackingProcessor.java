package com.ogensync.connect.runtime.event;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackingEventProcessor;

/**
 * A tracking processor that waits at most 2 s between retries. Axon doubles the pause up to a minute, so that a
 * recovered database could stay unnoticed for that long.
 */
public final class ResilientTrackingProcessor extends TrackingEventProcessor {
    private static final long PAUSE_MILLIS_MAX = 2_000;

    private final BooleanSupplier immediate;

    /** Builds the processor. */
    public ResilientTrackingProcessor(Builder builder) {
        this(builder, () -> false);
    }

    /**
     * Builds the processor.
     *
     * @param immediate called before a retry; if it returns true, the retry follows at once
     */
    public ResilientTrackingProcessor(Builder builder, BooleanSupplier immediate) {
        super(builder);
        this.immediate = immediate;
    }

    @Override
    protected void doSleepFor(long millis, AtomicBoolean interrupted) {
        if (!immediate.getAsBoolean()) {
            super.doSleepFor(Math.min(millis, PAUSE_MILLIS_MAX), interrupted);
        }
    }
}
