package com.ogensync.connect.command;

import com.ogensync.connect.api.Command;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** How every aggregate of this module is kept: found by its command's target, cached, and snapshotted. */
public final class EventSourced {

    /** After so many events a load starts from a snapshot, so that a long history costs no more than a short one. */
    private static final int EVENTS_PER_SNAPSHOT = 100;

    /** Every command names its aggregate itself; nothing is looked up by reflection. */
    public static final CommandTargetResolver BY_TARGET =
            message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).target(), null);

    /**
     * Who waits for an aggregate looks for a deadlock now and then, not every 10 ms: a thousand commands for one
     * account would do little else. Waiting ends after a minute, as it does by default.
     */
    private static final int LOCK_LOOK_MILLIS = 500;

    private static final int LOCK_LOOKS = 120;

    private EventSourced() {}

    /** The configuration of one aggregate type. */
    public static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(_ -> BY_TARGET)
                .configureCache(c -> c.getComponent(Cache.class, WeakReferenceCache::new))
                .configureLockFactory(_ -> PessimisticLockFactory.builder()
                        .lockAttemptTimeout(LOCK_LOOK_MILLIS)
                        .acquireAttempts(LOCK_LOOKS)
                        .build())
                .configureSnapshotTrigger(
                        c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), EVENTS_PER_SNAPSHOT));
    }
}
