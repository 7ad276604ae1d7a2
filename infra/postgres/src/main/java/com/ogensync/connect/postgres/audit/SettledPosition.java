package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.postgres.lookup.EventWriters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds a position in the order of all events below which no event can appear any more. Global indexes are assigned
 * before a transaction commits, so all running transactions that may hold one are awaited. None of them is blocked.
 */
final class SettledPosition {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 50;

    private SettledPosition() {}

    /**
     * Returns the newest event's position after all transactions that may store an earlier one have ended; -1 if there
     * are no events.
     */
    static long await(Connection connection) throws SQLException {
        long position = newest(connection);
        var writers = writers(connection);
        var end = System.nanoTime() + TIMEOUT.toNanos();
        while (!writers.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new SQLException("A transaction that stores events has not ended within " + TIMEOUT);
            }
            pause();
            writers.retainAll(writers(connection));
        }
        return position;
    }

    private static long newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select coalesce(max(global_index), -1) from event")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Set<String> writers(Connection connection) throws SQLException {
        var writers = new HashSet<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(EventWriters.RUNNING)) {
            while (found.next()) {
                writers.add(found.getString(1));
            }
        }
        return writers;
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The wait for transactions was interrupted", e);
        }
    }
}
