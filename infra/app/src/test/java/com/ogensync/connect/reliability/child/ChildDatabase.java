package com.ogensync.connect.reliability.child;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL that the application started in its data folder; it survives a kill of the application. */
public final class ChildDatabase {

    private static final String SETTINGS = "postgres/postgresql.conf";
    private static final String BROKEN = "\nkept down = by a test\n";
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Path data;

    ChildDatabase(Path data) {
        this.data = data;
    }

    /** Opens a connection. */
    public Connection connect() throws SQLException {
        return connect("");
    }

    private Connection connect(String options) throws SQLException {
        try {
            var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip();
            var password =
                    Files.readString(data.resolve("secrets/database-password")).strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/ogensync_connect" + options, "ogensync", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGKILL to the postmaster and waits for its end. */
    public void kill9() {
        end("KILL");
    }

    /** Sends a terminating signal to the postmaster and waits for its end. */
    public void end(String signal) {
        var postmaster = running();
        Signals.send(signal, List.of(postmaster));
        await().atMost(LONGEST_END)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !postmaster.isAlive());
    }

    /** Sends a signal to the postmaster first, then to all its processes. */
    public void signal(String signal) {
        var postmaster = running();
        Signals.send(signal, List.of(postmaster));
        Signals.send(signal, postmaster.descendants().toList());
    }

    /** Prevents the next start by making the configuration invalid. */
    public void keepDown() {
        write(BROKEN, StandardOpenOption.APPEND);
    }

    /** Allows the start again. */
    public void letUp() {
        write(read().replace(BROKEN, ""), StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Returns the pid of the postmaster. */
    public long pid() {
        return running().pid();
    }

    private ProcessHandle running() {
        return postmaster().orElseThrow(() -> new AssertionError("No postmaster is running in " + data));
    }

    private void write(String text, StandardOpenOption how) {
        try {
            Files.writeString(data.resolve(SETTINGS), text, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            return Files.readString(data.resolve(SETTINGS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether a postmaster is running and accepts connections. */
    public boolean isUp() {
        if (postmaster().isEmpty()) {
            return false;
        }
        try (var connection = connect("?loginTimeout=2&socketTimeout=2")) {
            return connection.isValid(1);
        } catch (SQLException | IndexOutOfBoundsException notYet) {
            return false;
        }
    }

    /** Returns the running postmaster: the process of postmaster.pid whose working directory is the data folder. */
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
