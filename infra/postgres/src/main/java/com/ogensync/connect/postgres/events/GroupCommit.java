package com.ogensync.connect.postgres.events;

import com.ogensync.connect.runtime.outage.StoreFailures;
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
 * Stores the events of many units of work in one statement and one commit: all that arrived during the previous commit.
 * Each unit of work completes when its own events are durable; a unit of work that cannot be stored does not fail the
 * others. Because one thread writes, a node's global indexes are in the order in which the events become visible.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int EVENTS_MAX = 1_000;
    private static final int TRIES = 3;
    /** How long the writer may take to start with an append; equal to the wait for a connection. */
    static final Duration TIMEOUT = Duration.ofSeconds(4);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;

    private final DataSource database;
    private final Duration timeout;
    private final CommitMonitor monitor;
    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile boolean closed;

    GroupCommit(DataSource database, Duration timeout, CommitMonitor monitor) {
        this.database = database;
        this.timeout = timeout;
        this.monitor = monitor;
        this.writer = Thread.ofPlatform().daemon().name("event-writer").start(this::writeLoop);
    }

    /**
     * Stores events and returns when they are durable.
     *
     * @throws SQLException the database's failure; after a failed commit it is unknown whether the events are stored
     */
    void store(Append append) throws SQLException {
        if (closed) {
            throw new SQLTransientConnectionException("Events are no longer stored because the service is stopping");
        }
        waiting.add(append);
        append.await(timeout);
    }

    /** The number of units of work that wait for the writer. */
    int waiting() {
        return waiting.size();
    }

    /** Stores the waiting appends and rejects later ones. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!writer.join(CLOSE_TIMEOUT)) {
                LOG.warn("The remaining events could not be stored within {}", CLOSE_TIMEOUT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeLoop() {
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(groupWith(first));
                }
            } catch (InterruptedException _) {
                LOG.error("The event writer thread was interrupted; it continues");
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
            for (int tries = 1; !tryWrite(group, tries == TRIES); tries++) {
                LOG.debug("The connection was lost before the commit; trying again with another connection");
            }
        } catch (SQLException e) {
            group.forEach(append -> append.failed(e));
        } catch (RuntimeException | Error e) { // A failing group must not stop the writer thread.
            var failure = new SQLException("Events could not be stored", e);
            group.forEach(append -> append.failed(failure));
        }
    }

    /**
     * Writes a group. Returns false if the connection was lost before the commit, so nothing was stored, unless this is
     * the last try.
     */
    private boolean tryWrite(List<Append> group, boolean last) throws SQLException {
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
            reportCommit(group, began);
            return true;
        }
    }

    private void writeAlone(Append append, Connection connection, long began) {
        try {
            insert(List.of(append), connection);
            connection.commit();
            append.stored();
            reportCommit(List.of(append), began);
        } catch (SQLException e) {
            append.failed(e);
        }
    }

    private void reportCommit(List<Append> group, long began) {
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

    /** SQLSTATE classes 22 and 23: the data is invalid and the connection is intact. */
    private static boolean isRefusal(SQLException e) {
        return StoreFailures.hasState(e, "22", "23");
    }

    /** SQLSTATE class 08, and 57P01 to 57P03, with which a server terminates its connections. */
    private static boolean isBroken(SQLException e) {
        return StoreFailures.hasState(e, "08", "57P0");
    }
}
