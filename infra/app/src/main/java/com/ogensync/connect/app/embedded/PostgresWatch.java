package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.StartRefused;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks every 250 ms whether PostgreSQL is running, and restarts it if not. */
final class PostgresWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final ClusterServer server;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private PostgresWatch(ClusterServer server) {
        this.server = server;
        this.thread = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    }

    static PostgresWatch over(ClusterServer server) {
        var watch = new PostgresWatch(server);
        watch.thread.start();
        return watch;
    }

    /** Waits for a restart in progress, which would otherwise outlive the following stop. */
    @Override
    public void close() {
        ended.countDown();
        try {
            var _ = thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!isEnded()) {
            try {
                if (!server.isRunning()) {
                    restart();
                }
            } catch (UncheckedIOException e) {
                LOG.warn("Checking PostgreSQL failed ({}).", e.getMessage());
            }
        }
    }

    private void restart() {
        var since = System.nanoTime();
        LOG.warn("PostgreSQL has ended; restarting it on port {}.", server.port());
        var problem = Optional.of("not attempted yet");
        var logged = problem;
        for (var attempt = 1; problem.isPresent(); attempt++) {
            problem = restarted();
            if (problem.isPresent() && attempt % 20 == 1 && !problem.equals(logged)) {
                LOG.warn("PostgreSQL does not start yet ({}); retrying.", problem.get());
                logged = problem;
            }
            if (problem.isPresent() && isEnded()) {
                return;
            }
        }
        LOG.info(
                "PostgreSQL is running again after {} ms.",
                Duration.ofNanos(System.nanoTime() - since).toMillis());
    }

    private Optional<String> restarted() {
        try {
            return server.restart();
        } catch (StartRefused | UncheckedIOException problem) {
            return Optional.of(String.valueOf(problem.getMessage()));
        }
    }

    private boolean isEnded() {
        try {
            return ended.await(250, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
