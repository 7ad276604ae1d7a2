package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.StartRefused;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks four times a second whether PostgreSQL is still there, and starts it again when it is not. */
final class PostgresWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

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

    /** A start that is under way ends first: else it would outlive the stop that follows. */
    @Override
    public void close() {
        ended.countDown();
        try {
            var _ = thread.join(LONGEST_END);
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
                LOG.warn("PostgreSQL cannot be looked after now ({}).", e.getMessage());
            }
        }
    }

    private void restart() {
        var since = System.nanoTime();
        LOG.warn("PostgreSQL has ended; starting it again on port {}.", server.port());
        var trouble = Optional.of("it was not tried yet");
        var logged = trouble;
        for (var attempt = 1; trouble.isPresent(); attempt++) {
            trouble = restarted();
            if (trouble.isPresent() && attempt % 20 == 1 && !trouble.equals(logged)) {
                LOG.warn("PostgreSQL does not start yet ({}); trying on.", trouble.get());
                logged = trouble;
            }
            if (trouble.isPresent() && isEnded()) {
                return;
            }
        }
        LOG.info(
                "PostgreSQL is back after {} ms.",
                Duration.ofNanos(System.nanoTime() - since).toMillis());
    }

    private Optional<String> restarted() {
        try {
            return server.restart();
        } catch (StartRefused | UncheckedIOException trouble) {
            return Optional.of(String.valueOf(trouble.getMessage()));
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
