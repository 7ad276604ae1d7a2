package com.ogensync.connect.app.database;

import com.ogensync.connect.app.settings.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Address and credentials of a PostgreSQL database.
 *
 * @param url a JDBC URL, which may contain a password and must not be printed
 */
public record PostgresAddress(Secret url, Optional<String> user, Optional<Secret> password) {

    /** Returns host, port and database, which may be printed. */
    public String shown() {
        return url.revealed()
                .replaceFirst("^jdbc:postgresql:(//)?", "")
                .replaceFirst("[?].*$", "")
                .replaceFirst("^.*@", "");
    }

    /** Opens a connection outside of the pool, without its time limits; for migrations, dumps and the command line. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url.revealed(), properties());
    }

    /** Returns the driver properties of such a connection. */
    public Properties properties() {
        var properties = new Properties();
        user.ifPresent(it -> properties.setProperty("user", it));
        password.ifPresent(it -> properties.setProperty("password", it.revealed()));
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        return properties;
    }
}
