package com.ogensync.connect.reliability.child;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The PostgreSQL that the application started in its data folder: it outlives a killed application. */
public final class ChildDatabase {

    private final Path data;

    ChildDatabase(Path data) {
        this.data = data;
    }

    /** A connection of the auditor's own. */
    public Connection connect() throws SQLException {
        try {
            var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip();
            var password =
                    Files.readString(data.resolve("secrets/database-password")).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/ogensync_connect", "ogensync", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9 of the postmaster; returns when it is gone. */
    public void kill9() {
        var postmaster = postmaster().orElseThrow(() -> new AssertionError("No postmaster runs in " + data));
        if (!postmaster.destroyForcibly()) {
            throw new AssertionError("The postmaster could not be killed");
        }
        await().pollInterval(Duration.ofMillis(1)).until(() -> !postmaster.isAlive());
    }

    /** Whether a postmaster runs and takes connections. */
    public boolean isUp() {
        if (postmaster().isEmpty()) {
            return false;
        }
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException | IndexOutOfBoundsException notYet) {
            return false;
        }
    }

    /** The running postmaster: the process that works in the data folder and wrote its number there. */
    Optional<ProcessHandle> postmaster() {
        var file = data.resolve("postgres/postmaster.pid");
        try {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).filter(it -> it.isAlive() && worksIn(pid, data.resolve("postgres")));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), folder);
        } catch (IOException gone) {
            return false;
        }
    }
}
