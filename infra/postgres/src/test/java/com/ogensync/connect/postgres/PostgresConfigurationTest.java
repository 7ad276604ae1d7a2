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
    static class NothingButAutoConfiguration {}

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @Test
    void axon_looks_for_transactions_after_spring_boot_has_made_them() {
        springBootAndAxon()
                .run(context -> assertThat(context.getBean(TransactionManager.class))
                        .isInstanceOf(SpringTransactionManager.class));
    }

    /** The test before would not notice the fault if this did not show it. */
    @Test
    void left_to_itself_axon_does_without_transactions_or_does_not_start() {
        springBootAndAxon()
                .withPropertyValues("spring.autoconfigure.exclude=" + AxonAfterDataSource.class.getName())
                .run(context -> assertThat(context.getStartupFailure() != null
                                || !(context.getBean(TransactionManager.class) instanceof SpringTransactionManager))
                        .isTrue());
    }

    private ApplicationContextRunner springBootAndAxon() {
        return new ApplicationContextRunner()
                .withUserConfiguration(NothingButAutoConfiguration.class)
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "axon.timeout.enabled=false",
                        "axoniq.update-checker.disabled=true");
    }

    @Test
    void the_beans_fit_into_spring_boot_and_axon() {
        try (var service = TestService.start(database, "node-1")) {
            assertThat(service.names(Executor.class)).containsOnly("applicationTaskExecutor");
            assertThat(service.get(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
            assertThat(service.get(EventProcessingConfiguration.class).eventProcessors())
                    .containsOnlyKeys("credentials", "linked-sessions", "open-messages")
                    .allSatisfy((_, reader) -> assertThat(reader).isInstanceOf(TrackingEventProcessor.class));
        }
    }

    @Test
    void transactions_and_statements_of_the_pool_end() {
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
