package com.ogensync.connect.runtime.aggregate;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Retries a command after a concurrent write to the same stream or a {@link StaleDecisions stale decision}, at most
 * three times, after 10, 20 and 40 ms. Other failures are not retried: the result would be the same, for example for an
 * email that is already claimed.
 */
public final class ConflictRetries extends ExponentialBackOffIntervalRetryScheduler {

    private static final int RETRIES_MAX = 3;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private ConflictRetries(Builder builder) {
        super(builder);
    }

    /** Returns a scheduler that retries in this executor. */
    public static ConflictRetries on(ScheduledExecutorService executor) {
        return new ConflictRetries(ExponentialBackOffIntervalRetryScheduler.builder()
                .retryExecutor(executor)
                .maxRetryCount(RETRIES_MAX)
                .backoffFactor(FIRST_PAUSE_MILLIS));
    }

    /**
     * Overrides the method because Axon's predicate is also applied to the causes, and a conflict's cause is an
     * SQLException.
     */
    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !(failure instanceof ConcurrencyException || failure instanceof LockAcquisitionFailedException);
    }
}
