package com.ogensync.connect.app.settings;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A PostgreSQL that somebody else runs.
 *
 * @param url a JDBC URL, which may carry a password: never to be printed
 */
public record DatabaseSettings(Secret url, Optional<String> user, Optional<Secret> password) {

    static Optional<DatabaseSettings> read(Variables variables) {
        var url = variables.secret("DATABASE_URL");
        var user = variables.text("DATABASE_USER");
        var password = variables.secret("DATABASE_PASSWORD");
        if (url.isEmpty() && (user.isPresent() || password.isPresent())) {
            throw new StartRefused(
                    "DATABASE_URL is not set, but DATABASE_USER or DATABASE_PASSWORD is: set all of them,"
                            + " or none for the embedded database.");
        }
        return url.map(it -> new DatabaseSettings(jdbc(it), user, password));
    }

    /** The driver would answer a URL that it does not take with a message that has the URL in it, and its password. */
    private static Secret jdbc(Secret url) {
        if (!url.revealed().startsWith("jdbc:postgresql:") || !isTaken(url)) {
            throw new StartRefused("DATABASE_URL has another form, but it must be a JDBC URL like"
                    + " jdbc:postgresql://host:5432/database.");
        }
        return url;
    }

    private static boolean isTaken(Secret url) {
        try {
            return DriverManager.getDriver(url.revealed()) != null;
        } catch (SQLException none) {
            return false;
        }
    }
}
