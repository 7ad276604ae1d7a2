package com.ogensync.connect.postgres.schema;

import com.ogensync.connect.postgres.PostgresSettings;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The beans for access to PostgreSQL. All other beans depend on them, so the schema is migrated first. */
@Configuration(proxyBeanMethods = false)
public class SchemaConfiguration {

    @Bean
    JdbcClient jdbcClient(DataSource dataSource, PostgresSettings settings) {
        new ServerRequirements(dataSource).check(settings.gapTimeout());
        Migrations.apply(dataSource);
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    /** Declared explicitly: Axon's own choice could silently be a transaction manager without transactions. */
    @Bean
    SpringTransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    /**
     * Provides the connection of the current transaction. The client parameter ensures that the schema is migrated
     * first.
     */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource, JdbcClient migratedSchema) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }
}
