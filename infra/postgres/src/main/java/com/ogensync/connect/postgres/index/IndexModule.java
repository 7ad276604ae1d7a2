package com.ogensync.connect.postgres.index;

import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import java.util.List;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;

/** Registers the indexes' writers, each with its event processor and dead-letter queue. */
final class IndexModule implements ConfigurerModule {

    private final List<IndexWriter> writers;
    private final IndexProcessors processors;
    private final IndexDeadLetterQueues deadLetterQueues;
    private final OperationalIndexes indexes;

    IndexModule(
            List<IndexWriter> writers,
            IndexProcessors processors,
            IndexDeadLetterQueues deadLetterQueues,
            OperationalIndexes indexes) {
        this.writers = writers;
        this.processors = processors;
        this.deadLetterQueues = deadLetterQueues;
        this.indexes = indexes;
    }

    @Override
    public void configureModule(Configurer configurer) {
        writers.forEach(writer -> register(configurer.eventProcessing(), writer));
        configurer.onInitialize(axon -> indexes.setEventProcessing(axon::eventProcessingConfiguration));
    }

    private void register(EventProcessingConfigurer processing, IndexWriter writer) {
        var group = writer.group();
        processing
                .registerEventHandler(_ -> writer)
                .registerEventProcessor(group, (_, axon, invoker) -> processors.build(writer, axon, invoker))
                .registerSequencingPolicy(group, _ -> new AccountSequencingPolicy())
                .registerDeadLetterQueue(group, _ -> deadLetterQueues.queue(group))
                .registerDeadLetterPolicy(group, _ -> IndexDeadLetterQueues::decide)
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        group, (_, invoker) -> invoker.enableSequenceIdentifierCache());
    }
}
