package com.ogensync.connect.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Opens connections to a server that may be unavailable. It retries every 100 ms until a timeout, because the
 * connection pool backs off after each failure and would keep waiting for seconds after the server has returned.
 */
public final class AwaitedConnections extends DriverManagerDataSource {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Duration timeout;

    /** Creates a source that retries for this long. */
    public AwaitedConnections(String url, Properties properties, Duration timeout) {
        super(url, properties);
        this.timeout = timeout;
    }

    /**
     * Returns how many seconds a closing pool waits for pending connection attempts; with 0 it logs a warning for each.
     */
    @Override
    public int getLoginTimeout() {
        return 5;
    }

    @Override
    protected Connection getConnectionFromDriverManager(String url, Properties properties) throws SQLException {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return super.getConnectionFromDriverManager(url, properties);
            } catch (SQLException e) {
                if (!SqlStates.isUnavailable(e) || System.nanoTime() > end) {
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
