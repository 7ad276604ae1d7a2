package com.ogensync.connect.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty database of its own on a real server that all tests of one run share. */
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

    /** The service's own pool. */
    public DataSource pool() {
        return pool;
    }

    /** Another pool, with other properties. */
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

    /** The server ends all connections; the pool hands out none of these any more, used a moment ago or not. */
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
