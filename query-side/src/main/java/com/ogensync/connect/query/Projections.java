package com.ogensync.connect.query;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.Storage;
import com.ogensync.connect.query.projection.deadletter.BatchedDeadLetterQueue;
import com.ogensync.connect.query.projection.deadletter.DeadLetterPolicy;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetterQueue;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetters;
import com.ogensync.connect.query.projection.freshness.EventGaps;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.query.projection.processing.ProjectionBatches;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.processing.ProjectionProcessor;
import com.ogensync.connect.query.projection.processing.ProjectionTarget;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import com.ogensync.connect.query.projection.processing.ProjectorHandler;
import com.ogensync.connect.query.projection.rebuild.EventPages;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import com.ogensync.connect.query.projection.rebuild.ProjectionWriter;
import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import com.ogensync.connect.runtime.event.ResilientTrackingProcessor;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/**
 * Registers projectors in an Axon configuration: one tracking processor passes each event to all of them, and each has
 * a dead-letter queue of its own. Tokens and dead letters are in MongoDB with the documents. If a batch fails, its
 * token does not advance, and the processor repeats the batch. Events are processed in order per account.
 */
final class Projections {
    private static final int KNOWN_SEQUENCES_MAX = 100_000;

    private final List<Slice> slices;
    private final Storage storage;
    private final ProjectionMonitor monitor;
    private final QuerySettings settings;

    Projections(MongoDatabase database, List<Slice> slices, ProjectionMonitor monitor, QuerySettings settings) {
        this.slices = slices;
        this.storage =
                new Storage(database, slices.stream().map(Slice::projector).toList());
        this.monitor = monitor;
        this.settings = settings;
    }

    Storage storage() {
        return storage;
    }

    /** Registers the processors, and the components with which this module is queried and operated. */
    void configure(Configurer configurer, EventPages pages, EventGaps gaps) {
        configurer
                .registerComponent(
                        ProjectionTokenStore.class,
                        config -> new ProjectionTokenStore(storage, config.serializer(), settings.nodeId()))
                .registerComponent(
                        Freshness.class,
                        config -> new Freshness(
                                config.getComponent(ProjectionTokenStore.class),
                                config.eventStore(),
                                gaps,
                                settings.freshnessTimeout()))
                .registerComponent(
                        ProjectionMaintenance.class,
                        config -> new ProjectionMaintenance(
                                storage, slices, config.getComponent(Freshness.class), config.eventStore()))
                .registerComponent(
                        ProjectionDeadLetters.class,
                        config -> new ProjectionDeadLetters(storage, config::eventProcessingConfiguration))
                .registerComponent(
                        ProjectionProcessor.class,
                        config -> new ProjectionProcessor(storage, config::eventProcessingConfiguration))
                .registerComponent(
                        ProjectionRebuilds.class,
                        config -> new ProjectionRebuilds(storage, config, pages, gaps, settings.nodeId()))
                .onInitialize(config -> config.onShutdown(
                        Phase.EXTERNAL_CONNECTIONS,
                        () -> config.getComponent(ProjectionRebuilds.class).stop()));
        configurer
                .eventProcessing()
                .registerEventProcessor(storage.processor(), (_, config, invoker) -> processor(config, invoker));
        storage.projectors().forEach(projector -> configure(configurer.eventProcessing(), projector));
    }

    /** Creates a writer that fills a projection's collection outside of its processor. */
    ProjectionWriter writer(Configuration config, Projector projector) {
        return new ProjectionWriter(target(config, projector), storedDeadLetters(config, projector));
    }

    private void configure(EventProcessingConfigurer processing, Projector projector) {
        var group = projector.group();
        processing
                .registerEventHandler(config -> new ProjectorHandler(projector, batches(config, projector)))
                .assignHandlerInstancesMatching(
                        group, handler -> handler instanceof ProjectorHandler own && own.isOf(projector))
                .assignProcessingGroup(group, storage.processor())
                .registerSequencingPolicy(group, _ -> new AccountSequencingPolicy())
                .registerTransactionManager(group, _ -> NoTransactionManager.instance())
                .registerDeadLetterQueue(group, config -> deadLetters(config, projector))
                .registerDeadLetterPolicy(group, _ -> new DeadLetterPolicy())
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        group,
                        (_, invoker) -> invoker.enableSequenceIdentifierCache()
                                .sequenceIdentifierCacheSize(KNOWN_SEQUENCES_MAX));
    }

    private EventProcessor processor(Configuration config, EventHandlerInvoker invoker) {
        return new ResilientTrackingProcessor(TrackingEventProcessor.builder()
                .name(storage.processor())
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(config.eventStore())
                .tokenStore(config.getComponent(ProjectionTokenStore.class))
                .transactionManager(NoTransactionManager.instance())
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forParallelProcessing(settings.segments())
                                .andBatchSize(settings.batchSize())
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andEventTrackerStatusChangeListener(
                                        config.getComponent(Freshness.class).progress())));
    }

    private ProjectionTarget target(Configuration config, Projector projector) {
        var collection = storage.collection(projector.name());
        return new ProjectionTarget(projector, collection, config.eventStore(), monitor, settings.exclusive());
    }

    private ProjectionBatches batches(Configuration config, Projector projector) {
        return new ProjectionBatches(target(config, projector));
    }

    private BatchedDeadLetterQueue deadLetters(Configuration config, Projector projector) {
        return new BatchedDeadLetterQueue(
                new Lazy<>(() -> storedDeadLetters(config, projector)), batches(config, projector));
    }

    private ProjectionDeadLetterQueue storedDeadLetters(Configuration config, Projector projector) {
        Runnable parked = () -> monitor.parked(projector.name());
        return new ProjectionDeadLetterQueue(
                projector.group(), storage, config.serializer(), config.eventSerializer(), parked);
    }

    /** Creates a value on first use. If that fails, the next use tries again. */
    private static final class Lazy<T> implements Supplier<T> {
        private final Supplier<T> factory;
        private @Nullable T value;

        Lazy(Supplier<T> factory) {
            this.factory = factory;
        }

        @Override
        public synchronized T get() {
            var existing = value;
            if (existing == null) {
                existing = factory.get();
                value = existing;
            }
            return existing;
        }
    }
}
