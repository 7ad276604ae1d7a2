package com.ogensync.connect.app.wiring;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A query bus without transactions, so that queries on MongoDB work while PostgreSQL is unavailable. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    @Bean
    QueryBus queryBus(org.axonframework.config.Configuration axon) {
        var bus = SimpleQueryBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .build();
        var _ = bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }
}
