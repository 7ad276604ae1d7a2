package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.database.PostgresAddress;
import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Helpers for tests of the embedded database. */
public final class Databases {

    private Databases() {}

    public static EmbeddedPostgres serve(Path folder) {
        return EmbeddedPostgres.serve(DataFolder.at(folder));
    }

    static String ask(PostgresServer server, String query) throws SQLException {
        try (var connection = server.address().connect()) {
            return ask(connection, query);
        }
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    static void execute(PostgresServer server, String... statements) throws SQLException {
        try (var connection = server.address().connect();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    public static PostgresAddress withPassword(PostgresServer server, String user, Optional<String> password) {
        return new PostgresAddress(server.address().url(), Optional.of(user), password.map(Secret::new));
    }

    static ProcessHandle postmaster(Path folder) {
        var file = PostmasterFile.ofRunning(folder.resolve("postgres")).orElseThrow();
        return ProcessHandle.of(file.pid()).orElseThrow();
    }

    static boolean isRunning(Path folder) {
        return PostmasterFile.ofRunning(folder.resolve("postgres")).isPresent();
    }

    /** Kills a server that a test left running, as a power failure would. */
    static void kill(Path folder) {
        PostmasterFile.ofRunning(folder.resolve("postgres"))
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
