package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.command.CommandModule;
import com.ogensync.connect.command.message.LateReports;
import com.ogensync.connect.postgres.PostgresConfiguration;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.commands.CommandConfiguration;
import com.ogensync.connect.postgres.events.EventStoreConfiguration;
import com.ogensync.connect.postgres.events.StoredPages;
import com.ogensync.connect.postgres.index.IndexRebuild;
import com.ogensync.connect.postgres.operations.OperatorRoll;
import com.ogensync.connect.postgres.schema.SchemaConfiguration;
import com.ogensync.connect.postgres.vault.VaultConfiguration;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The command side on PostgreSQL only: no event processors, projections or web server. It is not annotated as a
 * configuration, because the application's component scan would pick up its beans.
 */
@EnableAutoConfiguration
@Import({SchemaConfiguration.class, EventStoreConfiguration.class, VaultConfiguration.class, CommandConfiguration.class
})
class CommandOnlyContext {

    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    PostgresSettings postgresSettings(Secrets secrets) {
        return PostgresSettings.of(secrets.masterKeyBytes(), "command-" + UUID.randomUUID());
    }

    @Bean
    DataSource dataSource(DatabaseSession session) {
        var address = session.address();
        var pool = new HikariConfig();
        pool.setJdbcUrl(address.url().revealed());
        address.user().ifPresent(pool::setUsername);
        address.password().ifPresent(password -> pool.setPassword(password.revealed()));
        pool.setMaximumPoolSize(3);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(4_000);
        PostgresConfiguration.connectionProperties().forEach(pool::addDataSourceProperty);
        return new HikariDataSource(pool);
    }

    @Bean
    LateReports lateReports() {
        return () -> {};
    }

    @Bean
    CommandModule commandModule(LateReports lateReports) {
        return new CommandModule(lateReports);
    }

    @Bean
    IndexRebuild indexRebuild(
            DataSource database, StoredPages events, Serializer tokens, Vault vault, PostgresSettings settings) {
        return new IndexRebuild(database, events, tokens, vault, settings);
    }

    @Bean
    OperatorRoll operatorRoll(JdbcClient sql) {
        return new OperatorRoll(sql);
    }
}
