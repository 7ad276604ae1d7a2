package com.ogensync.connect.app.commandline;

import com.ogensync.connect.app.database.PostgresAddress;
import com.ogensync.connect.app.embedded.EmbeddedPostgres;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StoreSettings;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database of a command: the one that DATABASE_URL names, otherwise the embedded one in DATA_DIR. An embedded
 * server that is not running is started, and stopped when the session closes. A missing database is never created.
 */
public final class DatabaseSession implements AutoCloseable {

    private final StoreSettings settings;
    private final PostgresAddress address;
    private final Runnable onClose;

    private DatabaseSession(StoreSettings settings, PostgresAddress address, Runnable onClose) {
        this.settings = settings;
        this.address = address;
        this.onClose = onClose;
    }

    /** Opens the database; starts the embedded server if it is not running. */
    public static DatabaseSession open(Console console) {
        var settings = StoreSettings.forCommands(console.variables());
        return settings.database()
                .map(it -> new DatabaseSession(
                        settings, new PostgresAddress(it.url(), it.user(), it.password()), () -> {}))
                .orElseGet(() -> embedded(console, settings));
    }

    /** Returns the database's address. */
    public PostgresAddress address() {
        return address;
    }

    /** Returns the settings of all stores. */
    public StoreSettings settings() {
        return settings;
    }

    /** Returns the master key that wraps the secrets in the database; empty if neither set nor stored in DATA_DIR. */
    public Optional<Secret> masterKey() {
        return settings.masterKey()
                .or(() -> settings.database().isPresent()
                        ? Optional.empty()
                        : DataFolder.at(settings.dataFolder()).existingSecret("master-key"));
    }

    /** Opens a connection without the service's time limits. */
    public Connection connect() {
        try {
            return address.connect();
        } catch (SQLException e) {
            throw new CommandRefused("No connection to the database at " + address.shown() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        onClose.run();
    }

    private static DatabaseSession embedded(Console console, StoreSettings settings) {
        var path = settings.dataFolder();
        if (!Files.isDirectory(path.resolve("postgres"))) {
            throw new CommandRefused("No database exists in " + path
                    + ": set DATA_DIR to the service's data folder, or DATABASE_URL to its PostgreSQL.");
        }
        var folder = DataFolder.at(path);
        var running = EmbeddedPostgres.running(folder);
        if (running.isPresent()) {
            return new DatabaseSession(settings, running.get(), () -> {});
        }
        console.err().println("No service is running on " + path + ": starting its database for this command ...");
        var server = EmbeddedPostgres.connectOrStart(folder);
        return new DatabaseSession(settings, server.address(), server::close);
    }
}
