package com.ogensync.connect.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty database on a real server that all tests of one run share. */
public final class TestDatabase implements AutoCloseable {

    private static final EmbeddedPostgres SERVER = server();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "test_" + COUNT.incrementAndGet();
    private final HikariDataSource pool;

    public TestDatabase() {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        pool = connect(PostgresConfiguration.connectionProperties());
    }

    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** A pool with the service's connection properties. */
    public DataSource pool() {
        return pool;
    }

    /** Opens another pool, with other connection properties. */
    public HikariDataSource connect(Map<String, String> properties) {
        var other = new HikariDataSource();
        other.setJdbcUrl(url());
        other.setMaximumPoolSize(20);
        other.setMinimumIdle(0);
        properties.forEach(other::addDataSourceProperty);
        return other;
    }

    public JdbcClient sql() {
        return JdbcClient.create(pool);
    }

    /**
     * Terminates all connections on the server and evicts them from the pool, so that none is handed out again, even if
     * it was used a moment ago.
     */
    public void cutAllConnections() {
        sql().sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
