package com.ogensync.connect.postgres.index;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingEventProcessor;

/**
 * An event processor that waits at most 2 s before a retry, so that it resumes soon after a database outage; Axon's own
 * waits up to a minute. After a rejected batch it retries at once.
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
        if (!rows.wasJustRejected()) {
            super.doSleepFor(Math.min(millis, PAUSE_MILLIS_MAX), interrupted);
        }
    }
}
