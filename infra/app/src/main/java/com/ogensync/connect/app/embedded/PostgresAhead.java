package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Starts the embedded PostgreSQL in parallel to the application context, which takes about as long. The caller of
 * {@link #take} closes the server; closing this object closes a server that was not taken because the start failed.
 */
public final class PostgresAhead implements AutoCloseable {

    private final FutureTask<PostgresServer> start;
    private boolean taken;

    PostgresAhead(Callable<PostgresServer> start) {
        this.start = new FutureTask<>(start);
        Thread.ofPlatform().daemon().name("postgres-start").start(this.start);
    }

    /** Begins to start the server of this folder, whose secrets already exist. */
    public static PostgresAhead of(DataFolder folder) {
        return new PostgresAhead(() -> EmbeddedPostgres.serve(folder));
    }

    /** Waits for the server and returns it; rethrows the failure of the start. */
    public synchronized PostgresServer take() {
        try {
            var server = start.get();
            taken = true;
            return server;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException("PostgreSQL was not started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }

    /** Waits for the start even if it is interrupted: Spring interrupts a start that the process's end cuts short. */
    @Override
    public synchronized void close() {
        if (!taken) {
            awaitEnd();
            if (start.state() == Future.State.SUCCESS) {
                start.resultNow().close();
            }
        }
    }

    private void awaitEnd() {
        boolean interrupted = Thread.interrupted();
        while (!start.isDone()) {
            try {
                var _ = start.get();
            } catch (ExecutionException _) {
                // Reported by take().
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
