package com.ogensync.connect.app.database;

import com.ogensync.connect.app.settings.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks before the start that the database is reachable, accepts the login and meets the requirements. */
final class PostgresReadiness {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresReadiness.class);
    private static final int OLDEST_MAJOR = 17;

    private final PostgresAddress address;
    private final Duration timeout;

    PostgresReadiness(PostgresAddress address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * Waits until the database is reachable.
     *
     * @throws StartRefused if it is not reachable in time or does not meet the requirements
     */
    void await() {
        var end = System.nanoTime() + timeout.toNanos();
        for (var attempt = 1; ; attempt++) {
            try (var connection = address.connect()) {
                check(connection);
                return;
            } catch (SQLException e) {
                refusePermanentFailure(e);
                if (System.nanoTime() > end) {
                    throw new StartRefused(
                            "PostgreSQL at " + address.shown() + " did not answer within " + timeout.toSeconds()
                                    + " s (" + e.getMessage()
                                    + "): check that it runs and that DATABASE_URL is correct.",
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
                        "PostgreSQL at {} runs with fsync=off: a crash of its machine loses coins and messages.",
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

    /** Fails at once for a wrong password, missing database or missing privilege, because waiting does not help. */
    private void refusePermanentFailure(SQLException e) {
        if (SqlStates.isForbidden(e)) {
            throw new StartRefused(
                    "PostgreSQL at " + address.shown() + " denies access (" + e.getMessage()
                            + "): grant CONNECT and CREATE on the database to DATABASE_USER.",
                    e);
        }
        if (SqlStates.isRefusedLogin(e)) {
            throw new StartRefused(
                    "PostgreSQL at " + address.shown() + " refuses the login (" + e.getMessage()
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
