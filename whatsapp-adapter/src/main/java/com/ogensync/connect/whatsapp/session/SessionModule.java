package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.runtime.aggregate.CachedAggregates;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers the WhatsAppSession aggregate in an Axon application. */
public final class SessionModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.registerComponent(SessionHistory.class, axon -> new SessionHistory(axon.eventStore()));
        configurer.configureAggregate(CachedAggregates.of(WhatsAppSession.class));
        configurer.registerCommandHandler(configuration -> new SessionDesk(
                configuration.repository(WhatsAppSession.class),
                id -> configuration
                        .eventStore()
                        .lastSequenceNumberFor(id.value())
                        .isPresent()));
    }
}
