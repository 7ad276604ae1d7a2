package com.ogensync.connect.app.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections to a server that may be away. It knocks often for a while before it gives up: the pool above would wait
 * longer after each failure, and still do so for seconds when the server is back.
 */
final class AwaitedConnections extends DriverManagerDataSource {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Duration patience;

    AwaitedConnections(String url, Properties properties, Duration patience) {
        super(url, properties);
        this.patience = patience;
    }

    /** Seconds that a pool which closes waits for attempts under way; with 0 it warns of every one. */
    @Override
    public int getLoginTimeout() {
        return 5;
    }

    @Override
    protected Connection getConnectionFromDriverManager(String url, Properties properties) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return super.getConnectionFromDriverManager(url, properties);
            } catch (SQLException e) {
                if (!SqlStates.isAway(e) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }
}
