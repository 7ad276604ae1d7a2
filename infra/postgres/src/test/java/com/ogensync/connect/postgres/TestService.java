package com.ogensync.connect.postgres;

import com.ogensync.connect.api.Event;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** This module as the application runs it: Spring Boot, Axon's starter, a pool, settings, a clock. */
public final class TestService implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PostgresConfiguration.class)
    static class Application {}

    private final ConfigurableApplicationContext context;

    private TestService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TestService start(TestDatabase database, String node) {
        return start(database, node, _ -> {});
    }

    public static TestService start(TestDatabase database, String node, Consumer<Configurer> aggregates) {
        return start(database, PostgresSettings.of(new byte[32], node), aggregates);
    }

    public static TestService start(TestDatabase database, PostgresSettings settings, Consumer<Configurer> aggregates) {
        return new TestService(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "axon.timeout.enabled=false",
                        "axoniq.update-checker.disabled=true",
                        "logging.level.root=warn")
                .initializers(context -> register((GenericApplicationContext) context, database, settings, aggregates))
                .run());
    }

    private static void register(
            GenericApplicationContext context,
            TestDatabase database,
            PostgresSettings settings,
            Consumer<Configurer> aggregates) {
        context.registerBean(DataSource.class, database::pool, bean -> bean.setDestroyMethodName(""));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(PostgresSettings.class, () -> settings);
        context.registerBean("aggregates", ConfigurerModule.class, () -> aggregates::accept);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public List<String> names(Class<?> type) {
        return List.of(context.getBeanNamesForType(type));
    }

    /** Stores events at the end of a stream, in one transaction. */
    public void store(String stream, long firstSequenceNumber, Event... events) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.execute(() -> {
            for (int i = 0; i < events.length; i++) {
                get(EventStore.class)
                        .publish(List.of(
                                new GenericDomainEventMessage<>("Test", stream, firstSequenceNumber + i, events[i])));
            }
        });
    }

    @Override
    public void close() {
        context.close();
    }
}
