package com.ogensync.connect.runtime.aggregate;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Records which aggregates a unit of work takes from the cache, for {@link StaleDecisions}. */
final class CheckedRepository<T> extends CachingEventSourcingRepository<T> {

    private final Cache cache;

    CheckedRepository(EventSourcingRepository.Builder<T> builder, Cache cache) {
        super(builder);
        this.cache = cache;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, Long expectedVersion) {
        boolean cached = cache.containsKey(id);
        var aggregate = super.doLoadWithLock(id, expectedVersion);
        if (cached) {
            CachedLoads.of(CurrentUnitOfWork.get()).add(aggregate);
        }
        return aggregate;
    }
}
