package com.ogensync.connect.runtime.aggregate;

import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositorySpanFactory;

/** The configuration of aggregates: repository, cache, lock and snapshots. */
public final class CachedAggregates {

    /** The number of events between snapshots. It bounds the number of events that a load has to read. */
    private static final int EVENTS_PER_SNAPSHOT = 100;

    /**
     * Lock waiters check for deadlocks every 500 ms instead of Axon's 10 ms: with a thousand queued commands for one
     * account, the checks alone would saturate the CPU. The time-out is one minute, as by default.
     */
    private static final int LOCK_CHECK_MILLIS = 500;

    private static final int LOCK_CHECKS_MAX = 120;

    private CachedAggregates() {}

    /** Returns the configuration of an aggregate type. */
    public static <A> AggregateConfigurer<A> of(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type).configureRepository(axon -> repository(type, axon));
    }

    private static <A> Repository<A> repository(Class<A> type, Configuration axon) {
        var cache = axon.getComponent(Cache.class, WeakReferenceCache::new);
        var builder = EventSourcingRepository.builder(type)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(type))
                .lockFactory(PessimisticLockFactory.builder()
                        .lockAttemptTimeout(LOCK_CHECK_MILLIS)
                        .acquireAttempts(LOCK_CHECKS_MAX)
                        .build())
                .spanFactory(axon.getComponent(RepositorySpanFactory.class))
                .eventStore(axon.eventStore())
                .repositoryProvider(axon::repository)
                // Resolved at the first load, because Axon's default snapshotter requires the command bus.
                .snapshotTriggerDefinition(
                        aggregate -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), EVENTS_PER_SNAPSHOT)
                                .prepareTrigger(aggregate))
                .cache(cache);
        return new CheckedRepository<>(builder, cache);
    }
}
