package com.ogensync.connect.app.settings;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An external PostgreSQL.
 *
 * @param url a JDBC URL, which may contain a password and must not be printed
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

    /** Checks the URL here, because the driver's error message for an invalid one contains the URL and its password. */
    private static Secret jdbc(Secret url) {
        if (!url.revealed().startsWith("jdbc:postgresql:") || !isSupported(url)) {
            throw new StartRefused("DATABASE_URL is not a valid JDBC URL, but it must be one like"
                    + " jdbc:postgresql://host:5432/database.");
        }
        return url;
    }

    private static boolean isSupported(Secret url) {
        try {
            return DriverManager.getDriver(url.revealed()) != null;
        } catch (SQLException none) {
            return false;
        }
    }
}
