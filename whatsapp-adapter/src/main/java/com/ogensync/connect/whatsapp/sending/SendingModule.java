package com.ogensync.connect.whatsapp.sending;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers the sending of accepted messages, their outcomes and receipts, and recovery. */
public final class SendingModule implements ConfigurerModule {

    /** Name of the subscribing event processor, which handles events in the transaction that stores them. */
    public static final String PROCESSING_GROUP = "whatsapp";

    @Override
    public void configureModule(Configurer configurer) {
        configurer.registerComponent(OpenMessageCache.class, OpenMessageCache::new);
        configurer.registerComponent(PendingOutcomes.class, PendingOutcomes::new);
        configurer.registerComponent(AbsentNumbers.class, AbsentNumbers::new);
        configurer.registerComponent(Outcomes.class, Outcomes::new);
        configurer.registerComponent(MessageDispatcher.class, MessageDispatcher::new);
        configurer.registerComponent(Receipts.class, Receipts::new);
        configurer.registerComponent(Recovery.class, Recovery::new);
        configurer.registerQueryHandler(SendingQueries::new);
        configurer.eventProcessing(processing -> processing.registerEventHandler(WhenMessageStored::new));
    }
}
