package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in the data folder, for whoever has none. It runs in a session of its own: neither Ctrl-C nor kill
 * -9 of the application reaches it, and the next start finds it, running or not.
 */
public final class EmbeddedPostgres implements PostgresServer {

    /** Where tests share what is unpacked; else it is in the data folder. */
    static final String PROGRAMS_PROPERTY = "ogensync.postgres.programs";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** pg_ctl has seen it take connections: what still lasts is a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PATIENCE_WITH_ANOTHER = Duration.ofSeconds(2);

    private final ClusterServer server;
    private final PostgresAddress address;
    private final Runnable atEnd;

    private EmbeddedPostgres(ClusterServer server, PostgresAddress address, Runnable atEnd) {
        this.server = server;
        this.address = address;
        this.atEnd = atEnd;
    }

    /**
     * For the application itself: takes the folder for itself, and as long as it is open, starts the server again
     * whenever that ends. Closing it stops the server.
     *
     * @throws StartRefused when another application has the folder, or the folder is of another version
     */
    public static EmbeddedPostgres serve(DataFolder folder) {
        var lock = folder.lockForServer(PATIENCE_WITH_ANOTHER);
        try {
            var server = prepared(folder);
            var _ = server.findOrStart();
            var address = new OwnDatabase(folder, PATIENCE).openedOn(server.port());
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

    /** The way to the server that runs on this folder now; empty when none does. Nothing is made, nothing started. */
    public static Optional<PostgresAddress> running(DataFolder folder) {
        return PostmasterFile.ofRunning(folder.database())
                .filter(PostmasterFile::isReady)
                .flatMap(PostmasterFile::port)
                .map(new OwnDatabase(folder, PATIENCE)::addressOn);
    }

    /**
     * For a command line beside the application, or without it: uses the server that runs, else starts one, which ends
     * when this is closed and no application has taken it over.
     */
    public static EmbeddedPostgres connectOrStart(DataFolder folder) {
        var server = prepared(folder);
        var started = server.findOrStart();
        return new EmbeddedPostgres(
                server,
                new OwnDatabase(folder, PATIENCE).openedOn(server.port()),
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

    /** The port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        atEnd.run();
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
        var ending = server.stop();
        if (ending.well()) {
            LOG.info("PostgreSQL has stopped.");
        } else {
            LOG.warn("PostgreSQL did not stop ({}).", ending.reason());
        }
    }
}
