package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.postgres.lookup.EventWriters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * A place in the order of all events below which nothing can appear any more. Global indexes are given out before a
 * transaction commits: so all transactions that may hold one are waited for. None of them is held up.
 */
final class SettledPosition {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_MILLIS = 50;

    private SettledPosition() {}

    /** The newest event's position, once everybody who could be before it has ended; -1 without any event. */
    static long await(Connection connection) throws SQLException {
        long position = newest(connection);
        var writers = writers(connection);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!writers.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new SQLException("A transaction that stores events has not ended for " + PATIENCE);
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
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The wait for transactions was interrupted", e);
        }
    }
}
