package com.ogensync.connect.app.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections to a server that may be away. It knocks often for a while before it gives up: the pool above would wait
 * longer after each failure, and still do so for seconds when the server is back.
 */
final class AwaitedConnections extends DriverManagerDataSource {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Nobody listens, the connection broke, or the server starts or stops (PostgreSQL's error codes, appendix A). */
    private static final Set<String> AWAY = Set.of("08001", "08004", "08006", "57P03");

    private final Duration patience;

    AwaitedConnections(String url, Properties properties, Duration patience) {
        super(url, properties);
        this.patience = patience;
    }

    @Override
    protected Connection getConnectionFromDriverManager(String url, Properties properties) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return super.getConnectionFromDriverManager(url, properties);
            } catch (SQLException e) {
                if (!AWAY.contains(String.valueOf(e.getSQLState())) || System.nanoTime() > end) {
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
