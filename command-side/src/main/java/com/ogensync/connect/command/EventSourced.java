package com.ogensync.connect.command;

import com.ogensync.connect.api.Command;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** The configuration of this module's aggregates: routing by the command's target, cache, lock and snapshots. */
public final class EventSourced {

    /** The number of events between snapshots. It bounds the number of events that a load has to read. */
    private static final int EVENTS_PER_SNAPSHOT = 100;

    /** Resolves the aggregate from {@link Command#target}, without reflection. */
    public static final CommandTargetResolver BY_TARGET =
            message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).target(), null);

    /**
     * Lock waiters check for deadlocks every 500 ms instead of Axon's 10 ms: with a thousand queued commands for one
     * account, the checks alone would saturate the CPU. The time-out is one minute, as by default.
     */
    private static final int LOCK_CHECK_MILLIS = 500;

    private static final int LOCK_CHECKS_MAX = 120;

    private EventSourced() {}

    /** Returns the configuration of an aggregate type. */
    public static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(_ -> BY_TARGET)
                .configureCache(c -> c.getComponent(Cache.class, WeakReferenceCache::new))
                .configureLockFactory(_ -> PessimisticLockFactory.builder()
                        .lockAttemptTimeout(LOCK_CHECK_MILLIS)
                        .acquireAttempts(LOCK_CHECKS_MAX)
                        .build())
                .configureSnapshotTrigger(
                        c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), EVENTS_PER_SNAPSHOT));
    }
}
