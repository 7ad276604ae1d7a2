package com.ogensync.connect.app.commandline;

import com.ogensync.connect.app.embedded.EmbeddedPostgres;
import com.ogensync.connect.app.embedded.PostgresAddress;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StoreSettings;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database that a command works on: the one of DATABASE_URL, else the one in DATA_DIR, whose server is used when it
 * runs, and else started for as long as this is open. Nothing is made where nothing is.
 */
public final class DatabaseSession implements AutoCloseable {

    private final StoreSettings settings;
    private final PostgresAddress address;
    private final Runnable atEnd;

    private DatabaseSession(StoreSettings settings, PostgresAddress address, Runnable atEnd) {
        this.settings = settings;
        this.address = address;
        this.atEnd = atEnd;
    }

    /** Finds the database, and starts its server where nobody runs it. */
    public static DatabaseSession open(Console console) {
        var settings = StoreSettings.forCommands(console.variables());
        return settings.database()
                .map(it -> new DatabaseSession(
                        settings, new PostgresAddress(it.url(), it.user(), it.password()), () -> {}))
                .orElseGet(() -> embedded(console, settings));
    }

    /** How to reach it. */
    public PostgresAddress address() {
        return address;
    }

    /** Where everything else is kept. */
    public StoreSettings settings() {
        return settings;
    }

    /** The key that everything secret in the database is locked with; empty when it is neither set nor kept. */
    public Optional<Secret> masterKey() {
        return settings.masterKey()
                .or(() -> settings.database().isPresent()
                        ? Optional.empty()
                        : DataFolder.at(settings.dataFolder()).existingSecret("master-key"));
    }

    /** A connection of the command's own, without the service's time limits. */
    public Connection connect() {
        try {
            return address.connect();
        } catch (SQLException e) {
            throw new CommandRefused("No connection to the database at " + address.shown() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        atEnd.run();
    }

    private static DatabaseSession embedded(Console console, StoreSettings settings) {
        var path = settings.dataFolder();
        if (!Files.isDirectory(path.resolve("postgres"))) {
            throw new CommandRefused("There is no database in " + path
                    + ": set DATA_DIR to the service's data folder, or DATABASE_URL to its PostgreSQL.");
        }
        var folder = DataFolder.at(path);
        var running = EmbeddedPostgres.running(folder);
        if (running.isPresent()) {
            return new DatabaseSession(settings, running.get(), () -> {});
        }
        console.err().println("No service runs on " + path + ": starting its database for this command ...");
        var server = EmbeddedPostgres.connectOrStart(folder);
        return new DatabaseSession(settings, server.address(), server::close);
    }
}
