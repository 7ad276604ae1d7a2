package com.ogensync.connect.app.database;

import com.ogensync.connect.app.embedded.EmbeddedPostgres;
import com.ogensync.connect.app.embedded.PostgresAhead;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.settings.DatabaseSettings;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.postgres.PostgresConfiguration;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.SpringProperties;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** PostgreSQL and its connection pool. The server is stopped after all beans that use it. */
@Configuration(proxyBeanMethods = false)
public class PostgresServerConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Bounded, because the pool reports the cause to waiting callers only after an attempt has failed. */
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(10);

    /** Depends on the secrets, because the keys must exist before the database is created. */
    @Bean(destroyMethod = "close")
    PostgresServer postgresServer(
            Settings settings, Secrets secrets, DataFolder folder, ObjectProvider<PostgresAhead> ahead) {
        return settings.stores()
                .database()
                .map(database -> external(database, folder))
                .orElseGet(() -> ahead.stream()
                        .findFirst()
                        .map(PostgresAhead::take)
                        .orElseGet(() -> EmbeddedPostgres.serve(folder)));
    }

    /** Stops the server after a training start (AOT cache), which halts the JVM without closing any bean. */
    @Bean
    SmartInitializingSingleton stopAfterTraining(PostgresServer server) {
        return () -> {
            if ("onRefresh".equals(SpringProperties.getProperty("spring.context.exit"))) {
                server.close();
            }
        };
    }

    @Bean(destroyMethod = "close", defaultCandidate = false)
    HikariDataSource postgresPool(PostgresServer server) {
        return pool(server.address());
    }

    /**
     * A transaction takes a connection at its first statement. Commands that wait for an account's lock hold none, so
     * that a thousand commands for one account do not exhaust the pool.
     */
    @Bean
    DataSource dataSource(@Qualifier("postgresPool") HikariDataSource pool) {
        return new LazyConnectionDataSourceProxy(pool);
    }

    private static PostgresServer external(DatabaseSettings database, DataFolder folder) {
        var lock = folder.lockForServer(TIMEOUT);
        var address = new PostgresAddress(database.url(), database.user(), database.password());
        new PostgresReadiness(address, TIMEOUT).await();
        return new ExternalPostgres(address, lock);
    }

    /** Returns a connection pool for this database. */
    public static HikariDataSource pool(PostgresAddress address) {
        var pool = new HikariConfig();
        pool.setPoolName("postgres");
        pool.setDataSource(new AwaitedConnections(address.url().revealed(), properties(address), RETRY_TIMEOUT));
        pool.setMaximumPoolSize(20);
        pool.setMinimumIdle(3);
        pool.setConnectionTimeout(4_000);
        pool.setValidationTimeout(2_000);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    private static Properties properties(PostgresAddress address) {
        var properties = new Properties();
        properties.putAll(PostgresConfiguration.connectionProperties());
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password.revealed()));
        return properties;
    }
}
