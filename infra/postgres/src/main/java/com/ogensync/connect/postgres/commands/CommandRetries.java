package com.ogensync.connect.postgres.commands;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.RetryScheduler;

/**
 * The threads on which commands are tried again. Not a bean themselves: Spring Boot would take them for its own
 * executor.
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
