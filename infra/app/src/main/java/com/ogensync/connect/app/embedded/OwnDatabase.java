package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.database.AwaitedConnections;
import com.ogensync.connect.app.database.PostgresAddress;
import com.ogensync.connect.app.database.SqlStates;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The application's database in the embedded server of a data folder. */
final class OwnDatabase {

    private static final String NAME = "ogensync_connect";
    private static final String PASSWORD = "database-password";

    private final DataFolder folder;
    private final Duration timeout;

    /** @param timeout how long to wait until the server accepts connections */
    OwnDatabase(DataFolder folder, Duration timeout) {
        this.folder = folder;
        this.timeout = timeout;
    }

    /** Returns the password of the server's only user; generated once. */
    static Secret password(DataFolder folder) {
        return folder.secret(PASSWORD, Secrets::random);
    }

    /** Returns the file of that password, for programs that read it themselves. */
    static Path passwordFile(DataFolder folder) {
        return folder.secretFile(PASSWORD);
    }

    /** Connects to the server on this port of 127.0.0.1 and creates the database if it does not exist. */
    PostgresAddress openedOn(int port) {
        var server = address(port, "postgres");
        try (var connection =
                        new AwaitedConnections(server.url().revealed(), server.properties(), timeout).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                connection.createStatement().execute("CREATE DATABASE " + NAME);
            }
            return addressOn(port);
        } catch (SQLException e) {
            throw new StartRefused("PostgreSQL in " + folder.database() + " " + problem(e), e);
        }
    }

    /** Returns the address of the database on this port of 127.0.0.1. */
    PostgresAddress addressOn(int port) {
        return address(port, NAME);
    }

    private PostgresAddress address(int port, String database) {
        return new PostgresAddress(
                new Secret("jdbc:postgresql://127.0.0.1:" + port + "/" + database),
                Optional.of(Cluster.USER),
                Optional.of(password(folder)));
    }

    private String problem(SQLException e) {
        if (SqlStates.isRefusedLogin(e)) {
            return "rejects the password in " + passwordFile(folder) + " (" + e.getMessage()
                    + "): restore that file from the backup of this data folder.";
        }
        if (SqlStates.isUnavailable(e)) {
            return "accepts no connection after " + timeout.toSeconds() + " s (" + e.getMessage()
                    + "): start again when this machine and its disk are less busy; its logs are in "
                    + folder.path().resolve("logs") + ".";
        }
        return "cannot be used (" + e.getMessage() + "): its logs are in "
                + folder.path().resolve("logs") + ".";
    }
}
