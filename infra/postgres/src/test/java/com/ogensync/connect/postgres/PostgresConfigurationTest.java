package com.ogensync.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executor;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PostgresConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OnlyAutoConfiguration {}

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @Test
    void axon_uses_the_transaction_manager_of_spring_boot() {
        springBootAndAxon()
                .run(context -> assertThat(context.getBean(TransactionManager.class))
                        .isInstanceOf(SpringTransactionManager.class));
    }

    /** Shows that the previous test can fail. */
    @Test
    void without_the_ordering_axon_has_no_transactions_or_does_not_start() {
        springBootAndAxon()
                .withPropertyValues("spring.autoconfigure.exclude=" + AxonAfterDataSource.class.getName())
                .run(context -> assertThat(context.getStartupFailure() != null
                                || !(context.getBean(TransactionManager.class) instanceof SpringTransactionManager))
                        .isTrue());
    }

    private ApplicationContextRunner springBootAndAxon() {
        return new ApplicationContextRunner()
                .withUserConfiguration(OnlyAutoConfiguration.class)
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "axon.timeout.enabled=false",
                        "axoniq.update-checker.disabled=true");
    }

    @Test
    void the_beans_integrate_with_spring_boot_and_axon() {
        try (var service = TestService.start(database, "node-1")) {
            assertThat(service.names(Executor.class)).containsOnly("applicationTaskExecutor");
            assertThat(service.get(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
            assertThat(service.get(EventProcessingConfiguration.class).eventProcessors())
                    .containsOnlyKeys("indexes")
                    .allSatisfy((_, reader) -> assertThat(reader).isInstanceOf(TrackingEventProcessor.class));
        }
    }

    @Test
    void transactions_and_statements_of_the_pool_time_out() {
        assertThat(database.sql()
                        .sql("show transaction_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("10s");
        assertThat(database.sql()
                        .sql("show statement_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("5s");
    }
}
