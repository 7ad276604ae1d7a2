package com.ogensync.connect.postgres.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the events of many units of work by one statement and one commit: whatever came while the last commit was
 * under way. Each unit of work is told when its own are durable, and one that cannot be stored takes no other with it.
 * Since one thread writes, the events of a node have their global indexes in the order in which they become visible.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int EVENTS_MAX = 1_000;
    private static final int TRIES = 3;
    /** How long a turn may take to come: as long as one waits for a connection. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration LAST_COMMIT = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 100;

    private final DataSource database;
    private final Duration patience;
    private final CommitMonitor monitor;
    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile boolean closed;

    GroupCommit(DataSource database, Duration patience, CommitMonitor monitor) {
        this.database = database;
        this.patience = patience;
        this.monitor = monitor;
        this.writer = Thread.ofPlatform().daemon().name("event-writer").start(this::writeOn);
    }

    /**
     * Returns when these events are durable.
     *
     * @throws SQLException what the database said; after a failed commit nobody knows
     */
    void store(Append append) throws SQLException {
        if (closed) {
            throw new SQLTransientConnectionException("Events are not stored any more: the service stops");
        }
        waiting.add(append);
        append.await(patience);
    }

    /** How many units of work wait for their turn. */
    int waiting() {
        return waiting.size();
    }

    /** Stores what waits, and nothing after it. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!writer.join(LAST_COMMIT)) {
                LOG.warn("The last events could not be stored in {}", LAST_COMMIT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOn() {
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(groupWith(first));
                }
            } catch (InterruptedException _) {
                LOG.error("The writer of events was interrupted, and goes on");
            }
        }
    }

    private List<Append> groupWith(Append first) {
        var group = new ArrayList<Append>();
        int events = 0;
        for (var next = first; next != null; next = events < EVENTS_MAX ? waiting.poll() : null) {
            if (next.take()) {
                group.add(next);
                events += next.rows().size();
            }
        }
        return group;
    }

    private void write(List<Append> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            for (int tries = 1; !written(group, tries == TRIES); tries++) {
                LOG.debug("A connection was broken before anything was stored by it");
            }
        } catch (SQLException e) {
            group.forEach(append -> append.failed(e));
        } catch (RuntimeException | Error e) { // The one writer must outlive whatever one group does to it.
            var failure = new SQLException("Events could not be stored", e);
            group.forEach(append -> append.failed(failure));
        }
    }

    /** False when the connection was broken before the commit, and so nothing was done, unless this is the last try. */
    private boolean written(List<Append> group, boolean last) throws SQLException {
        long began = System.nanoTime();
        try (var connection = database.getConnection()) {
            try {
                insert(group, connection);
            } catch (SQLException e) {
                if (group.size() > 1 && isRefusal(e)) {
                    group.forEach(append -> writeAlone(append, connection, System.nanoTime()));
                    return true;
                }
                if (!last && isBroken(e)) {
                    return false;
                }
                throw e;
            }
            connection.commit();
            group.forEach(Append::stored);
            tell(group, began);
            return true;
        }
    }

    private void writeAlone(Append append, Connection connection, long began) {
        try {
            insert(List.of(append), connection);
            connection.commit();
            append.stored();
            tell(List.of(append), began);
        } catch (SQLException e) {
            append.failed(e);
        }
    }

    private void tell(List<Append> group, long began) {
        int events = group.stream().mapToInt(append -> append.rows().size()).sum();
        monitor.committed(group.size(), events, Duration.ofNanos(System.nanoTime() - began));
    }

    private static void insert(List<Append> group, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        var rows = group.stream().flatMap(append -> append.rows().stream()).toList();
        try (var insert = EventInsert.of(rows, connection)) {
            int stored = insert.executeUpdate();
            if (stored != rows.size()) {
                throw new SQLException("Only " + stored + " of " + rows.size() + " events were stored");
            }
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, SQLException why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /** Classes 22 and 23 of SQL's states: what was to be stored is wrong, and the connection is sound. */
    private static boolean isRefusal(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** Class 08, and 57P01 to 57P03, with which a server ends its connections. */
    private static boolean isBroken(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
