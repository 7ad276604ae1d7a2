package com.ogensync.connect.postgres.index;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.ogensync.connect.postgres.index.writer.IndexWriter;
import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import com.ogensync.connect.runtime.event.ResilientTrackingProcessor;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/**
 * Registers the indexes' writers, each with a dead-letter queue of its own. Writers of the same event processor share
 * its position and its transactions. One node runs a processor at a time; the others are on standby.
 */
final class IndexModule implements ConfigurerModule {

    private static final int BATCH = 1_000;

    private final OperationalIndexes indexes;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final IndexDeadLetterQueues deadLetterQueues;
    private final ReadingPositions positions;

    IndexModule(
            OperationalIndexes indexes,
            TokenStore tokens,
            TransactionManager transactions,
            IndexDeadLetterQueues deadLetterQueues,
            ReadingPositions positions) {
        this.indexes = indexes;
        this.tokens = tokens;
        this.transactions = transactions;
        this.deadLetterQueues = deadLetterQueues;
        this.positions = positions;
    }

    @Override
    public void configureModule(Configurer configurer) {
        indexes.writers().forEach(writer -> register(configurer.eventProcessing(), writer));
        indexes.writers().stream()
                .collect(Collectors.groupingBy(IndexWriter::processor))
                .forEach((name, writers) -> configurer
                        .eventProcessing()
                        .registerEventProcessor(name, (_, axon, invoker) -> processor(name, writers, axon, invoker)));
        configurer.onInitialize(axon -> indexes.setEventProcessing(axon::eventProcessingConfiguration));
    }

    private void register(EventProcessingConfigurer processing, IndexWriter writer) {
        var name = writer.name();
        processing
                .registerEventHandler(_ -> writer)
                .assignHandlerInstancesMatching(name, handler -> handler.equals(writer))
                .assignProcessingGroup(name, writer.processor())
                .registerSequencingPolicy(name, _ -> new AccountSequencingPolicy())
                .registerDeadLetterQueue(name, _ -> deadLetterQueues.queue(name))
                .registerDeadLetterPolicy(name, _ -> IndexDeadLetterQueues::decide)
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        name, (_, invoker) -> invoker.enableSequenceIdentifierCache());
    }

    /** Creates an event processor, which repeats a batch without a pause if the database has rejected a row of it. */
    private EventProcessor processor(
            String name, List<IndexWriter> writers, Configuration axon, EventHandlerInvoker invoker) {
        var processor = new ResilientTrackingProcessor(
                TrackingEventProcessor.builder()
                        .name(name)
                        .eventHandlerInvoker(invoker)
                        .messageSource(axon.eventStore())
                        .tokenStore(tokens)
                        .transactionManager(transactions)
                        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                        .errorHandler(PropagatingErrorHandler.instance())
                        .messageMonitor(axon.messageMonitor(TrackingEventProcessor.class, name))
                        .trackingEventProcessorConfiguration(
                                TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                        .andBatchSize(BATCH)
                                        .andTokenClaimInterval(1, SECONDS)
                                        .andEventTrackerStatusChangeListener(positions.listener(name))),
                writers.getFirst().rows()::wasJustRejected);
        positions.follow(processor);
        return processor;
    }
}
