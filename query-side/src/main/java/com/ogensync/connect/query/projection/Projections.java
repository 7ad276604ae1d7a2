package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.query.projection.deadletter.DeadLetterCount;
import com.ogensync.connect.query.projection.deadletter.DeadLetterPolicy;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetterQueue;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetters;
import com.ogensync.connect.query.projection.freshness.CatchUpListener;
import com.ogensync.connect.query.projection.freshness.EventGaps;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.query.projection.processing.ProjectionBatches;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.processing.ProjectionProcessors;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import com.ogensync.connect.query.projection.processing.ProjectionWriter;
import com.ogensync.connect.query.projection.processing.ProjectorHandler;
import com.ogensync.connect.query.projection.processing.SteadyProcessor;
import com.ogensync.connect.query.projection.processing.StreamHistory;
import com.ogensync.connect.query.projection.rebuild.BulkLoad;
import com.ogensync.connect.query.projection.rebuild.EventPageReader;
import com.ogensync.connect.query.projection.rebuild.EventPages;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import java.time.Duration;
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
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Registers projectors in an Axon configuration: for each a tracking processor with its tokens, its dead-letter queue
 * and its progress. Tokens and dead letters are in MongoDB with the documents. If a batch fails, its token does not
 * advance, and the processor repeats the batch. Events are processed in order per account.
 */
public final class Projections {
    private static final int KNOWN_SEQUENCES_MAX = 100_000;
    private static final int BEFORE_PROCESSORS = Phase.INBOUND_EVENT_CONNECTORS - 1;

    private final Storage storage;
    private final List<Projector> projectors;
    private final ProjectionMonitor monitor;
    private final ProcessorSettings settings;
    private EventGaps gaps = EventGaps.UNKNOWN;
    private @Nullable BulkSource bulkSource;

    private record BulkSource(EventPages pages, int pageSize, CatchUpListener listener) {}

    /**
     * The settings of the processors.
     *
     * @param nodeId this node's name in token claims
     * @param batchSize the maximum number of events in a batch
     * @param segments the number of segments into which a new projection is split
     * @param freshnessTimeout the maximum time that a query waits for its projections
     * @param exclusive whether no other process writes to the database
     */
    public record ProcessorSettings(
            String nodeId, int batchSize, int segments, Duration freshnessTimeout, boolean exclusive) {}

    /** Creates projections in a database. */
    public Projections(
            MongoDatabase database, List<Projector> projectors, ProjectionMonitor monitor, ProcessorSettings settings) {
        this.storage = new Storage(database, projectors);
        this.projectors = List.copyOf(projectors);
        this.monitor = monitor;
        this.settings = settings;
    }

    /** Returns a projection's collection. */
    public MongoCollection<Document> collection(String name) {
        return storage.collection(name);
    }

    /**
     * Fills empty projections from these pages before the processors start.
     *
     * @param listener receives the position of the bulk load
     */
    public void bulkLoadFrom(EventPages pages, int pageSize, CatchUpListener listener) {
        bulkSource = new BulkSource(pages, pageSize, listener);
    }

    /** Uses this to find permanent gaps in the event store. */
    public void findGapsWith(EventGaps gaps) {
        this.gaps = gaps;
    }

    /** Registers the processors, and the components with which this module is queried and operated. */
    public void configure(Configurer configurer) {
        configurer.registerComponent(
                ProjectionTokenStore.class,
                config -> new ProjectionTokenStore(storage, config.serializer(), settings.nodeId()));
        configurer.registerComponent(
                Freshness.class,
                config -> new Freshness(
                        projectors,
                        config.getComponent(ProjectionTokenStore.class),
                        config.eventStore(),
                        gaps,
                        settings.freshnessTimeout()));
        configurer.registerComponent(
                ProjectionMaintenance.class,
                config -> new ProjectionMaintenance(storage, projectors, config.getComponent(Freshness.class)));
        configurer.registerComponent(
                ProjectionDeadLetters.class,
                config -> new ProjectionDeadLetters(storage, projectors, config::eventProcessingConfiguration));
        configurer.registerComponent(
                ProjectionProcessors.class,
                config -> new ProjectionProcessors(projectors, config::eventProcessingConfiguration));
        configurer.registerComponent(
                ProjectionRebuilds.class,
                config -> new ProjectionRebuilds(storage, projectors, config, gaps, settings.nodeId()));
        configurer.onInitialize(config -> config.onShutdown(
                Phase.EXTERNAL_CONNECTIONS,
                () -> config.getComponent(ProjectionRebuilds.class).stop()));
        configurer.eventProcessing(processing -> projectors.forEach(projector -> configure(processing, projector)));
        configurer.onInitialize(config -> config.onStart(BEFORE_PROCESSORS, () -> bulkLoad(config)));
    }

    private void bulkLoad(Configuration config) {
        if (bulkSource != null) {
            new BulkLoad(
                            new EventPageReader(bulkSource.pages(), bulkSource.pageSize()),
                            config.getComponent(ProjectionTokenStore.class),
                            settings.segments(),
                            config.eventStore(),
                            bulkSource.listener())
                    .run(projectors, projector -> writer(config, projector, collection(projector.name())));
        }
    }

    /** Creates a writer to a collection, which need not be the projection's own. */
    private ProjectionWriter writer(Configuration config, Projector projector, MongoCollection<Document> target) {
        return new ProjectionWriter(
                projector,
                target,
                new StreamHistory(config.eventStore()),
                monitor,
                storedDeadLetters(config, projector),
                settings.exclusive());
    }

    private void configure(EventProcessingConfigurer processing, Projector projector) {
        var group = projector.group();
        processing
                .registerEventHandler(config ->
                        new ProjectorHandler(projector, batches(config, projector), () -> storage.drop(projector)))
                .assignHandlerInstancesMatching(
                        group, handler -> handler instanceof ProjectorHandler own && own.isOf(projector))
                .registerSequencingPolicy(group, _ -> new AccountSequencingPolicy())
                .registerTransactionManager(group, _ -> NoTransactionManager.instance())
                .registerDeadLetterQueue(group, config -> deadLetters(config, projector))
                .registerDeadLetterPolicy(group, _ -> new DeadLetterPolicy())
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        group,
                        (_, invoker) -> invoker.allowReset(true)
                                .enableSequenceIdentifierCache()
                                .sequenceIdentifierCacheSize(KNOWN_SEQUENCES_MAX))
                .registerTokenStore(group, config -> config.getComponent(ProjectionTokenStore.class))
                .registerEventProcessor(group, (_, config, invoker) -> processor(config, projector, invoker));
    }

    private EventProcessor processor(Configuration config, Projector projector, EventHandlerInvoker invoker) {
        var progress = config.getComponent(Freshness.class).progressOf(projector.name());
        return new SteadyProcessor(TrackingEventProcessor.builder()
                .name(projector.group())
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
                                .andEventTrackerStatusChangeListener(progress)));
    }

    private ProjectionBatches batches(Configuration config, Projector projector) {
        return new ProjectionBatches(
                projector,
                collection(projector.name()),
                new StreamHistory(config.eventStore()),
                monitor,
                settings.exclusive());
    }

    private DeadLetterCount deadLetters(Configuration config, Projector projector) {
        return new DeadLetterCount(new Lazy<>(() -> storedDeadLetters(config, projector)), batches(config, projector));
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
