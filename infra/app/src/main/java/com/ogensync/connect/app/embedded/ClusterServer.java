package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The one server of a data folder, whoever started it: finds it running, or starts it. */
final class ClusterServer {

    private static final String PORT_NOTE = "postgres.port";
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(10);

    private final DataFolder folder;
    private final Path cluster;
    private final Postmaster postmaster;
    private volatile int port;

    ClusterServer(DataFolder folder, Postmaster postmaster) {
        this.folder = folder;
        this.cluster = folder.database();
        this.postmaster = postmaster;
    }

    /** Whether it was this call that started it. */
    boolean findOrStart() {
        return folder.preparing(() -> {
            var running = settled();
            if (running.isPresent()) {
                port = running.get().port().orElseThrow();
                return false;
            }
            port = keptOrFreePort();
            var ending = postmaster.start(port);
            if (!ending.well()) {
                throw new StartRefused("PostgreSQL in " + cluster + " did not start (" + ending.reason()
                        + "); its logs are in " + folder.path().resolve("logs") + ".");
            }
            folder.keepNote(PORT_NOTE, port + "\n");
            return true;
        });
    }

    /** Starts it again where clients look for it; empty when it runs, else why it does not. */
    Optional<String> restart() {
        return folder.preparing(() -> {
            if (isRunning()) {
                return Optional.empty();
            }
            var ending = postmaster.start(port);
            return ending.well() ? Optional.empty() : Optional.of(ending.reason());
        });
    }

    boolean isRunning() {
        return PostmasterFile.ofRunning(cluster).isPresent();
    }

    int port() {
        return port;
    }

    PostgresPrograms.Ending stop() {
        return folder.preparing(postmaster::stop);
    }

    /** The running server, once it is neither starting nor stopping. */
    private Optional<PostmasterFile> settled() {
        var end = System.nanoTime() + LONGEST_CHANGE.toNanos();
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

    private int keptOrFreePort() {
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
