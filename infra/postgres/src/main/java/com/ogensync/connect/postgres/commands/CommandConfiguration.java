package com.ogensync.connect.postgres.commands;

import com.ogensync.connect.runtime.aggregate.StaleDecisions;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/** The command bus and its gateway. They belong to this module because they define the transaction of a command. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class CommandConfiguration {

    @Bean
    DuplicateCommandHandlerResolver duplicateCommandHandlerResolver() {
        return DuplicateCommandHandlerResolution.rejectDuplicates();
    }

    /**
     * Creates the command bus. Every failure rolls back, including checked exceptions, for which Axon would store the
     * events by default. A command writes only events, and the event store commits them in its own transaction, so the
     * bus has none.
     */
    @Bean
    @Qualifier("localSegment") SimpleCommandBus commandBus(DuplicateCommandHandlerResolver duplicates, Configuration axon) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .duplicateCommandHandlerResolver(duplicates)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        var _ = bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        var _ = bus.registerHandlerInterceptor(new StaleDecisions(axon::eventStore));
        return bus;
    }

    @Bean
    ConfigurerModule aggregateCache() {
        return configurer -> configurer.registerComponent(Cache.class, _ -> new AggregateCache());
    }

    @Bean
    CommandRetries commandRetries() {
        return new CommandRetries();
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, CommandRetries retries) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(retries.scheduler())
                .build();
    }
}
