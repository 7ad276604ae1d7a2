package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The PostgreSQL server of a data folder. Only one runs at a time: a running one is used, otherwise one is started. */
final class ClusterServer {

    private static final String PORT_NOTE = "postgres.port";
    private static final Duration TRANSITION_TIMEOUT = Duration.ofMinutes(10);

    private final DataFolder folder;
    private final Path cluster;
    private final Postmaster postmaster;
    private volatile int port;

    ClusterServer(DataFolder folder, Postmaster postmaster) {
        this.folder = folder;
        this.cluster = folder.database();
        this.postmaster = postmaster;
    }

    /** Uses the running server or starts one; returns whether this call started it. */
    boolean findOrStart() {
        return folder.preparing(() -> {
            var running = stableServer();
            if (running.isPresent()) {
                port = running.get().port().orElseThrow();
                return false;
            }
            port = storedOrFreePort();
            var result = postmaster.start(port);
            if (!result.succeeded()) {
                throw new StartRefused("PostgreSQL in " + cluster + " did not start (" + result.reason()
                        + "); its logs are in " + folder.path().resolve("logs") + ".");
            }
            folder.keepNote(PORT_NOTE, port + "\n");
            return true;
        });
    }

    /** Restarts the server on the same port. Returns the reason of a failure; empty if it runs. */
    Optional<String> restart() {
        return folder.preparing(() -> {
            if (isRunning()) {
                return Optional.empty();
            }
            var result = postmaster.start(port);
            return result.succeeded() ? Optional.empty() : Optional.of(result.reason());
        });
    }

    boolean isRunning() {
        return PostmasterFile.ofRunning(cluster).isPresent();
    }

    int port() {
        return port;
    }

    PostgresPrograms.Result stop() {
        return folder.preparing(postmaster::stop);
    }

    /** Waits until the server is neither starting nor stopping; returns it if it runs. */
    private Optional<PostmasterFile> stableServer() {
        var end = System.nanoTime() + TRANSITION_TIMEOUT.toNanos();
        var running = PostmasterFile.ofRunning(cluster);
        while (running.isPresent() && !running.get().isReady()) {
            if (System.nanoTime() > end) {
                throw new StartRefused("PostgreSQL in " + cluster + " has been "
                        + running.get().state() + " for ten minutes; its logs are in "
                        + folder.path().resolve("logs") + ".");
            }
            pause();
            running = PostmasterFile.ofRunning(cluster);
        }
        return running;
    }

    private int storedOrFreePort() {
        return folder.note(PORT_NOTE)
                .filter(it -> it.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(Ports::isFree)
                .orElseGet(Ports::anyFree);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }
}
