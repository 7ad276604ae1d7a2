package com.ogensync.connect.postgres.events;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots on its own thread, so that no command waits for them. It finds aggregates that are registered with
 * Axon's Configurer; the snapshotter of Axon's starter finds Spring beans only, so it would find none of this service's
 * aggregates.
 */
final class BackgroundSnapshotter extends AggregateSnapshotter implements AutoCloseable {

    private final Configuration axon;
    private final ExecutorService thread;

    private BackgroundSnapshotter(Builder builder, Configuration axon, ExecutorService thread) {
        super(builder);
        this.axon = axon;
        this.thread = thread;
    }

    static BackgroundSnapshotter create(
            EventStore events,
            TransactionManager transactions,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers,
            Configuration axon) {
        var thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("snapshots").factory());
        var builder = AggregateSnapshotter.builder()
                .eventStore(events)
                .transactionManager(transactions)
                .executor(thread)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .repositoryProvider(axon::repository);
        return new BackgroundSnapshotter(builder, axon, thread);
    }

    @Override
    protected @Nullable AggregateFactory<?> getAggregateFactory(Class<?> aggregateType) {
        for (AggregateConfiguration<?> aggregate : axon.findModules(AggregateConfiguration.class)) {
            if (aggregate.aggregateType() == aggregateType) {
                return aggregate.aggregateFactory();
            }
        }
        return null;
    }

    @Override
    public void close() {
        var _ = thread.shutdownNow();
    }
}
