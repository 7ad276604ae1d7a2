package com.ogensync.connect.runtime.aggregate;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.LockAwareAggregate;

/** Records which aggregates a unit of work takes from the cache, for {@link StaleDecisions}. */
final class CheckedRepository<T> extends CachingEventSourcingRepository<T> {

    private final Cache cache;

    CheckedRepository(EventSourcingRepository.Builder<T> builder, Cache cache) {
        super(builder);
        this.cache = cache;
    }

    @Override
    protected LockAwareAggregate<T, EventSourcedAggregate<T>> doLoad(String id, Long expectedVersion) {
        boolean cached = cache.containsKey(id);
        var aggregate = super.doLoad(id, expectedVersion);
        if (cached) {
            CachedLoads.of(CurrentUnitOfWork.get()).add(aggregate);
        }
        return aggregate;
    }
}
