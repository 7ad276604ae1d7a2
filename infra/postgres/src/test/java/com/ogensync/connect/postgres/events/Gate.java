package com.ogensync.connect.postgres.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A data source that blocks until the gate is opened. */
final class Gate extends AbstractDataSource {
    private final Supplier<DataSource> database;
    private volatile CountDownLatch open = new CountDownLatch(1);
    private volatile CountDownLatch requested = new CountDownLatch(1);
    private volatile boolean broken;
    private volatile int requests;

    Gate(Supplier<DataSource> database) {
        this.database = database;
    }

    /** The number of requested connections. */
    int requests() {
        return requests;
    }

    /** Makes all following connection requests fail, or succeed again. */
    void broken(boolean is) {
        broken = is;
    }

    void open() {
        open.countDown();
    }

    void shut() {
        requested = new CountDownLatch(1);
        open = new CountDownLatch(1);
    }

    void awaitRequest() {
        await(requested);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // Called by one thread.
    public Connection getConnection() throws SQLException {
        requests++;
        requested.countDown();
        await(open);
        if (broken) {
            throw new SQLException("no connection");
        }
        return database.get().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
