package com.ogensync.connect.postgres.audit.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A read-only snapshot of the database that any number of connections share. It blocks no transaction; only vacuum
 * waits for its end.
 */
public final class LedgerSnapshot implements AutoCloseable {

    private static final String SESSION_SETTINGS =
            "set statement_timeout = 0; set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0;"
                    + " set work_mem = '64MB'; set jit = off;"
                    + " set default_transaction_isolation = 'repeatable read';"
                    + " set default_transaction_read_only = on";
    private static final Set<String> BYTEWISE = Set.of("C", "POSIX", "C.UTF-8", "C.UTF8");

    private final AuditConnections connections;
    private final Deque<Connection> open = new ArrayDeque<>();
    private final String name;
    private final String streamInOrder;

    /** Takes the snapshot. */
    public LedgerSnapshot(AuditConnections connections) throws SQLException {
        this.connections = connections;
        try {
            var first = openSession();
            name = text(first, "select pg_export_snapshot()");
            var collation = text(first, "select datcollate from pg_database where datname = current_database()");
            streamInOrder =
                    BYTEWISE.contains(collation) ? "aggregate_identifier" : "aggregate_identifier collate \"C\"";
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Opens another connection on the same snapshot. Closing the snapshot closes it. */
    public Connection connection() throws SQLException {
        var connection = openSession();
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction snapshot '" + name + "'");
        }
        return connection;
    }

    /**
     * The SQL expression that sorts stream names bytewise; without a collation where the database's index is bytewise.
     */
    public String streamInOrder() {
        return streamInOrder;
    }

    @Override
    public void close() throws SQLException {
        while (true) {
            Connection next;
            synchronized (open) {
                if (open.isEmpty()) {
                    return;
                }
                next = open.pop();
            }
            next.close();
        }
    }

    private Connection openSession() throws SQLException {
        var connection = connections.open();
        synchronized (open) {
            open.push(connection);
        }
        try (var statement = connection.createStatement()) {
            statement.execute(SESSION_SETTINGS);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }
}
