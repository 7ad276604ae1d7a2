package com.ogensync.connect.postgres.commands;

import com.ogensync.connect.runtime.aggregate.ConflictRetries;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.RetryScheduler;

/**
 * The threads that retry commands. The executor itself is not a bean, because Spring Boot would use it as its
 * application task executor.
 */
final class CommandRetries implements AutoCloseable {

    private static final int THREADS = 4;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("command-retry-", 0).factory());

    RetryScheduler scheduler() {
        return ConflictRetries.on(threads);
    }

    @Override
    public void close() {
        var _ = threads.shutdownNow();
    }
}
