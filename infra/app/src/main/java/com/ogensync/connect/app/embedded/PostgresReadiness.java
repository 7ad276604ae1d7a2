package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Before the application starts: is the database there, does it let us in, and can it do what we need? */
final class PostgresReadiness {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresReadiness.class);
    private static final int OLDEST_MAJOR = 17;

    private final PostgresAddress address;
    private final Duration patience;

    PostgresReadiness(PostgresAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** Waits for it; refuses with a sentence when it does not come, or will not do. */
    void await() {
        var end = System.nanoTime() + patience.toNanos();
        for (var attempt = 1; ; attempt++) {
            try (var connection = address.connect()) {
                check(connection);
                return;
            } catch (SQLException e) {
                refuseIfHopeless(e);
                if (System.nanoTime() > end) {
                    throw new StartRefused(
                            "PostgreSQL at " + address.shown() + " did not answer within " + patience.toSeconds()
                                    + " s (" + e.getMessage() + "): does it run, and is DATABASE_URL right?",
                            e);
                }
                if (attempt == 1) {
                    LOG.info("Waiting for PostgreSQL at {} ...", address.shown());
                }
                pause();
            }
        }
    }

    private void check(Connection connection) throws SQLException {
        refuseOld(address, connection.getMetaData().getDatabaseMajorVersion());
        try (var statement = connection.createStatement();
                var fsync = statement.executeQuery("SHOW fsync")) {
            if (fsync.next() && "off".equals(fsync.getString(1))) {
                LOG.warn(
                        "PostgreSQL at {} runs with fsync off: a crash of its machine loses coins and messages.",
                        address.shown());
            }
        }
    }

    static void refuseOld(PostgresAddress address, int major) {
        if (major < OLDEST_MAJOR) {
            throw new StartRefused("PostgreSQL at " + address.shown() + " is version " + major + ", but it must be "
                    + OLDEST_MAJOR + " or newer.");
        }
    }

    /** A wrong password, a missing database and a missing privilege stay so however long one waits. */
    private void refuseIfHopeless(SQLException e) {
        if (SqlStates.isForbidden(e)) {
            throw new StartRefused(
                    "PostgreSQL at " + address.shown() + " denies access (" + e.getMessage()
                            + "): grant CONNECT and CREATE on the database to DATABASE_USER.",
                    e);
        }
        if (SqlStates.isRefusedLogin(e)) {
            throw new StartRefused(
                    "PostgreSQL at " + address.shown() + " does not let us in (" + e.getMessage()
                            + "): check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD.",
                    e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }
}
