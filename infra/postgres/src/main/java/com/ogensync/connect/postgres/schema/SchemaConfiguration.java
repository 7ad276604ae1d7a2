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

/** Everybody here reaches PostgreSQL through these beans, and so after the schema is there. */
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

    /** By name and type: with Axon's own choice the service might run without any transactions, and not say so. */
    @Bean
    SpringTransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    /** The connection of the running transaction. It asks for the client so that the schema is there first. */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource, JdbcClient schemaIsThere) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }
}
