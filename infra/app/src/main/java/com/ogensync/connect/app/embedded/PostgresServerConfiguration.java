package com.ogensync.connect.app.embedded;

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

/** PostgreSQL and the connections to it. The server ends after everything that uses it. */
@Configuration(proxyBeanMethods = false)
public class PostgresServerConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Not for ever: why there is no connection is told to who waits for one when an attempt has failed. */
    private static final Duration KNOCKING = Duration.ofSeconds(10);

    /** The secrets come first: a database must never be older than its keys. */
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

    /**
     * A start that ends once everything is made, for training a JVM, halts without closing anything: not our server.
     */
    @Bean
    SmartInitializingSingleton nothingIsLeftBehind(PostgresServer server) {
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
     * A transaction takes its connection with its first statement. A command that waits for its account's lock has none
     * yet, so a thousand commands for one account leave the pool to the others.
     */
    @Bean
    DataSource dataSource(@Qualifier("postgresPool") HikariDataSource pool) {
        return new LazyConnectionDataSourceProxy(pool);
    }

    private static PostgresServer external(DatabaseSettings database, DataFolder folder) {
        var lock = folder.lockForServer(PATIENCE);
        var address = new PostgresAddress(database.url(), database.user(), database.password());
        new PostgresReadiness(address, PATIENCE).await();
        return new ExternalPostgres(address, lock);
    }

    static HikariDataSource pool(PostgresAddress address) {
        var pool = new HikariConfig();
        pool.setPoolName("postgres");
        pool.setDataSource(new AwaitedConnections(address.url().revealed(), properties(address), KNOCKING));
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
