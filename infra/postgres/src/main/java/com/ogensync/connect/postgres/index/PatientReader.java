package com.ogensync.connect.postgres.index;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** A reader that is back within seconds after the database is: Axon's own waits up to a minute. */
final class PatientReader extends TrackingEventProcessor {

    private static final long PAUSE_MILLIS_MAX = 2_000;

    PatientReader(Builder builder) {
        super(builder);
    }

    @Override
    protected void doSleepFor(long millis, AtomicBoolean interrupted) {
        super.doSleepFor(Math.min(millis, PAUSE_MILLIS_MAX), interrupted);
    }
}
