package com.ogensync.connect.postgres.commands;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Tries a command again when another was at the same place first, at most three times, after 10, 20 and 40 ms. Every
 * other failure is an answer: a refusal stays a refusal, and a claimed email stays claimed.
 */
final class ConflictRetries extends ExponentialBackOffIntervalRetryScheduler {

    private static final int RETRIES_MAX = 3;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private ConflictRetries(Builder builder) {
        super(builder);
    }

    static ConflictRetries on(ScheduledExecutorService executor) {
        return new ConflictRetries(ExponentialBackOffIntervalRetryScheduler.builder()
                .retryExecutor(executor)
                .maxRetryCount(RETRIES_MAX)
                .backoffFactor(FIRST_PAUSE_MILLIS));
    }

    /** Not by Axon's predicate: it is asked about the causes too, and a conflict's cause is an SQLException. */
    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !(failure instanceof ConcurrencyException || failure instanceof LockAcquisitionFailedException);
    }
}
