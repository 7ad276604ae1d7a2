package com.ogensync.connect.postgres.index;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingEventProcessor;

/**
 * A reader that is back within seconds after the database is: Axon's own waits up to a minute. When the database is
 * there and only refused a batch, it is back at once.
 */
final class PatientReader extends TrackingEventProcessor {

    private static final long PAUSE_MILLIS_MAX = 2_000;

    private final IndexBatch rows;

    PatientReader(IndexBatch rows, Builder builder) {
        super(builder);
        this.rows = rows;
    }

    @Override
    protected void doSleepFor(long millis, AtomicBoolean interrupted) {
        if (!rows.wasJustRefused()) {
            super.doSleepFor(Math.min(millis, PAUSE_MILLIS_MAX), interrupted);
        }
    }
}
