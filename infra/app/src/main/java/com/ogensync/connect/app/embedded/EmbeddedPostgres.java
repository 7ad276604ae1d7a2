package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.database.PostgresAddress;
import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server in the data folder, for installations without their own. It runs in its own session, so neither
 * Ctrl-C nor kill -9 of the application stops it; the next start uses it, whether it is still running or not.
 */
public final class EmbeddedPostgres implements PostgresServer {

    /** Names the folder in which tests share the unpacked programs; the default is inside the data folder. */
    static final String PROGRAMS_PROPERTY = "ogensync.postgres.programs";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** pg_ctl has already seen the server accept connections, so any further delay comes from a busy machine. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private final ClusterServer server;
    private final PostgresAddress address;
    private final Runnable onClose;

    private EmbeddedPostgres(ClusterServer server, PostgresAddress address, Runnable onClose) {
        this.server = server;
        this.address = address;
        this.onClose = onClose;
    }

    /**
     * Starts the server for the application: locks the folder, and restarts the server whenever it ends. Closing the
     * returned object stops the server.
     *
     * @throws StartRefused if another application has locked the folder, or another version created it
     */
    public static EmbeddedPostgres serve(DataFolder folder) {
        var lock = folder.lockForServer(LOCK_TIMEOUT);
        try {
            var server = prepared(folder);
            var _ = server.findOrStart();
            var address = opened(folder, server);
            var watch = PostgresWatch.over(server);
            return new EmbeddedPostgres(server, address, () -> {
                watch.close();
                stop(server);
                lock.close();
            });
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns the address of the started server, and stops the server if it cannot be used. */
    private static PostgresAddress opened(DataFolder folder, ClusterServer server) {
        try {
            return new OwnDatabase(folder, CONNECT_TIMEOUT).openedOn(server.port());
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
    }

    /** Returns the address of the server that is running on this folder, if any. Creates and starts nothing. */
    public static Optional<PostgresAddress> running(DataFolder folder) {
        return PostmasterFile.ofRunning(folder.database())
                .filter(PostmasterFile::isReady)
                .flatMap(PostmasterFile::port)
                .map(new OwnDatabase(folder, CONNECT_TIMEOUT)::addressOn);
    }

    /**
     * Opens the server for a command: uses the running server, or starts one. A server that was started here is stopped
     * on close, unless an application uses it by then.
     */
    public static EmbeddedPostgres connectOrStart(DataFolder folder) {
        var server = prepared(folder);
        var started = server.findOrStart();
        return new EmbeddedPostgres(
                server,
                new OwnDatabase(folder, CONNECT_TIMEOUT).openedOn(server.port()),
                started ? () -> stopUnlessServed(folder, server) : () -> {});
    }

    @Override
    public PostgresAddress address() {
        return address;
    }

    @Override
    public boolean embedded() {
        return true;
    }

    /** Returns the port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        onClose.run();
    }

    private static ClusterServer prepared(DataFolder folder) {
        return folder.preparing(() -> {
            var shared = System.getProperty(PROGRAMS_PROPERTY);
            var home = PostgresBinaries.unpackedIn(shared == null ? folder.folder("programs") : Path.of(shared));
            var logs = folder.folder("logs");
            var programs = new PostgresPrograms(home, logs);
            var _ = OwnDatabase.password(folder);
            new Cluster(folder, programs).prepare(OwnDatabase.passwordFile(folder));
            return new ClusterServer(folder, new Postmaster(folder.database(), logs, programs));
        });
    }

    private static void stopUnlessServed(DataFolder folder, ClusterServer server) {
        try (var lock = folder.lockIfNoServer().orElse(null)) {
            if (lock != null) {
                stop(server);
            }
        }
    }

    private static void stop(ClusterServer server) {
        var result = server.stop();
        if (result.succeeded()) {
            LOG.info("PostgreSQL has stopped.");
        } else {
            LOG.warn("PostgreSQL did not stop ({}).", result.reason());
        }
    }
}
