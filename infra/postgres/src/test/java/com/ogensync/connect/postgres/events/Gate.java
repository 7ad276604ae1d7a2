package com.ogensync.connect.postgres.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database that gives no connection until it is let to. */
final class Gate extends AbstractDataSource {
    private final Supplier<DataSource> database;
    private volatile CountDownLatch open = new CountDownLatch(1);
    private volatile CountDownLatch asking = new CountDownLatch(1);
    private volatile boolean broken;
    private volatile int asked;

    Gate(Supplier<DataSource> database) {
        this.database = database;
    }

    /** How many connections were asked for. */
    int asked() {
        return asked;
    }

    /** From now on no connection can be had, or one can again. */
    void broken(boolean is) {
        broken = is;
    }

    void open() {
        open.countDown();
    }

    void shut() {
        asking = new CountDownLatch(1);
        open = new CountDownLatch(1);
    }

    void awaitAsked() {
        await(asking);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread asks.
    public Connection getConnection() throws SQLException {
        asked++;
        asking.countDown();
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
