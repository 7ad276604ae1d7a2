package com.ogensync.connect.whatsapp.session;

import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;

/** Registers the WhatsAppSession aggregate in an Axon application. */
public final class SessionModule implements ConfigurerModule {

    private static final int EVENTS_PER_SNAPSHOT = 100;

    @Override
    public void configureModule(Configurer configurer) {
        configurer.registerComponent(SessionHistory.class, axon -> new SessionHistory(axon.eventStore()));
        configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(WhatsAppSession.class)
                .configureCache(c -> c.getComponent(Cache.class, WeakReferenceCache::new))
                .configureSnapshotTrigger(configuration ->
                        new EventCountSnapshotTriggerDefinition(configuration.snapshotter(), EVENTS_PER_SNAPSHOT)));
        configurer.registerCommandHandler(configuration -> new SessionDesk(
                configuration.repository(WhatsAppSession.class),
                id -> configuration
                        .eventStore()
                        .lastSequenceNumberFor(id.value())
                        .isPresent()));
    }
}
