package com.ogensync.connect.postgres.oversight;

import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries over the stored events for operations and reconciliation. */
@Configuration(proxyBeanMethods = false)
public class OversightConfiguration {

    @Bean
    AccountFolds accountFolds(JdbcClient sql, @Qualifier("eventSerializer") Serializer eventSerializer) {
        return new AccountFolds(sql, eventSerializer);
    }

    @Bean
    ServiceFigures serviceFigures(JdbcClient sql) {
        return new ServiceFigures(sql);
    }
}
