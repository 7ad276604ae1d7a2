package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * How to reach a database of PostgreSQL.
 *
 * @param url a JDBC URL, which may carry a password: never to be printed
 */
public record PostgresAddress(Secret url, Optional<String> user, Optional<Secret> password) {

    /** Host, port and database: what may be printed of it. */
    public String shown() {
        return url.revealed()
                .replaceFirst("^jdbc:postgresql:(//)?", "")
                .replaceFirst("[?].*$", "")
                .replaceFirst("^.*@", "");
    }

    /**
     * One connection outside of any pool, without the pool's time limits; for migrations, dumps and the command line.
     */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url.revealed(), properties());
    }

    /** The driver's properties of such a connection. */
    Properties properties() {
        var properties = new Properties();
        user.ifPresent(it -> properties.setProperty("user", it));
        password.ifPresent(it -> properties.setProperty("password", it.revealed()));
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        return properties;
    }
}
