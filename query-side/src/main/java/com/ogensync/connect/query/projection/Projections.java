package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
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

/** Brings projectors into an Axon configuration: for each a processor, its token, its dead letters and its progress. */
public final class Projections {
    private static final int KNOWN_SEQUENCES_MAX = 100_000;
    private static final int BEFORE_PROCESSORS = Phase.INBOUND_EVENT_CONNECTORS - 1;

    private final Storage storage;
    private final List<Projector> projectors;
    private final ProjectionMonitor monitor;
    private final Pace pace;
    private EventGaps gaps = EventGaps.UNKNOWN;
    private @Nullable Refilling refilling;

    private record Refilling(EventPages pages, int pageSize, CatchUpListener listener) {}

    /**
     * How processors run.
     *
     * @param nodeId this node's name in token claims
     * @param batchSize events in one write, at most
     * @param segments parts of a projection when it is first made
     * @param patience how long an answer waits to be fresh
     * @param sole whether no other process writes to the database
     */
    public record Pace(String nodeId, int batchSize, int segments, Duration patience, boolean sole) {}

    /** Keeps these projectors' collections in a database. */
    public Projections(MongoDatabase database, List<Projector> projectors, ProjectionMonitor monitor, Pace pace) {
        this.storage = new Storage(database, projectors);
        this.projectors = List.copyOf(projectors);
        this.monitor = monitor;
        this.pace = pace;
    }

    /** A projection's documents. */
    public MongoCollection<Document> collection(String name) {
        return storage.collection(name);
    }

    /**
     * Fills projections that were never begun from these pages, before the processors start.
     *
     * @param listener hears how far it has come
     */
    public void refillFrom(EventPages pages, int pageSize, CatchUpListener listener) {
        refilling = new Refilling(pages, pageSize, listener);
    }

    /** Learns from the event store which positions stay empty. */
    public void settledBy(EventGaps gaps) {
        this.gaps = gaps;
    }

    /** Adds the processors, and {@link Freshness} and {@link ProjectionMaintenance} as components. */
    public void configure(Configurer configurer) {
        configurer.registerComponent(
                ProjectionTokenStore.class,
                config -> new ProjectionTokenStore(storage, config.serializer(), pace.nodeId()));
        configurer.registerComponent(
                Freshness.class,
                config -> new Freshness(
                        projectors,
                        config.getComponent(ProjectionTokenStore.class),
                        config.eventStore(),
                        gaps,
                        pace.patience()));
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
                config -> new ProjectionRebuilds(storage, projectors, config, gaps, pace.nodeId()));
        configurer.onInitialize(config -> config.onShutdown(
                Phase.EXTERNAL_CONNECTIONS,
                () -> config.getComponent(ProjectionRebuilds.class).stop()));
        configurer.eventProcessing(processing -> projectors.forEach(projector -> configure(processing, projector)));
        configurer.onInitialize(config -> config.onStart(BEFORE_PROCESSORS, () -> refill(config)));
    }

    private void refill(Configuration config) {
        if (refilling != null) {
            new BulkLoad(
                            new EventPageReader(refilling.pages(), refilling.pageSize()),
                            config.getComponent(ProjectionTokenStore.class),
                            pace.segments(),
                            config.eventStore(),
                            refilling.listener())
                    .run(projectors, projector -> intake(config, projector, collection(projector.name())));
        }
    }

    /** What feeds a projector's events into a collection, which may be another than its own. */
    private ProjectionWriter intake(Configuration config, Projector projector, MongoCollection<Document> target) {
        return new ProjectionWriter(
                projector,
                target,
                new StreamHistory(config.eventStore()),
                monitor,
                stored(config, projector),
                pace.sole());
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
                .registerDeadLetterQueue(group, config -> letters(config, projector))
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
                        TrackingEventProcessorConfiguration.forParallelProcessing(pace.segments())
                                .andBatchSize(pace.batchSize())
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andEventTrackerStatusChangeListener(progress)));
    }

    private ProjectionBatches batches(Configuration config, Projector projector) {
        return new ProjectionBatches(
                projector, collection(projector.name()), new StreamHistory(config.eventStore()), monitor, pace.sole());
    }

    private DeadLetterCount letters(Configuration config, Projector projector) {
        return new DeadLetterCount(new OnFirstUse<>(() -> stored(config, projector)), batches(config, projector));
    }

    private ProjectionDeadLetterQueue stored(Configuration config, Projector projector) {
        Runnable parked = () -> monitor.parked(projector.name());
        return new ProjectionDeadLetterQueue(
                projector.group(), storage, config.serializer(), config.eventSerializer(), parked);
    }

    /** Makes something when it is first needed; a failure is tried again. */
    private static final class OnFirstUse<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        OnFirstUse(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            var there = made;
            if (there == null) {
                there = maker.get();
                made = there;
            }
            return there;
        }
    }
}
