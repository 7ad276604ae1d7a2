package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Our database in the embedded server of a data folder, and the way to it. */
final class OwnDatabase {

    private static final String NAME = "ogensync_connect";
    private static final String PASSWORD = "database-password";

    private final DataFolder folder;
    private final Duration patience;

    /** @param patience how long a server that takes no connections yet is waited for */
    OwnDatabase(DataFolder folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    /** The password of the server's only user; made once. */
    static Secret password(DataFolder folder) {
        return folder.secret(PASSWORD, Secrets::random);
    }

    /** Where that password is kept, for programs that read it themselves. */
    static Path passwordFile(DataFolder folder) {
        return folder.secretFile(PASSWORD);
    }

    /** Connects to the server on that port of 127.0.0.1 and creates the database at the first time. */
    PostgresAddress openedOn(int port) {
        var server = address(port, "postgres");
        try (var connection =
                        new AwaitedConnections(server.url().revealed(), server.properties(), patience).getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                connection.createStatement().execute("CREATE DATABASE " + NAME);
            }
            return addressOn(port);
        } catch (SQLException e) {
            throw new StartRefused("PostgreSQL in " + folder.database() + " " + trouble(e), e);
        }
    }

    /** The way to the database on that port of 127.0.0.1. */
    PostgresAddress addressOn(int port) {
        return address(port, NAME);
    }

    private PostgresAddress address(int port, String database) {
        return new PostgresAddress(
                new Secret("jdbc:postgresql://127.0.0.1:" + port + "/" + database),
                Optional.of(Cluster.USER),
                Optional.of(password(folder)));
    }

    private String trouble(SQLException e) {
        if (SqlStates.isRefusedLogin(e)) {
            return "refuses the password in " + passwordFile(folder) + " (" + e.getMessage()
                    + "): put that file back from the backup of this data folder.";
        }
        if (SqlStates.isAway(e)) {
            return "takes no connection after " + patience.toSeconds() + " s (" + e.getMessage()
                    + "): start again when this machine and its disk are less busy; its logs are in "
                    + folder.path().resolve("logs") + ".";
        }
        return "cannot be used (" + e.getMessage() + "): its logs are in "
                + folder.path().resolve("logs") + ".";
    }
}
