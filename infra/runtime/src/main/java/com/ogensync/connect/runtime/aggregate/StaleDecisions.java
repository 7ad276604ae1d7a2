package com.ogensync.connect.runtime.aggregate;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Rejects decisions that were made without the newest events. A node caches aggregates, and another node may have
 * stored events since. If the command adds events to the stale aggregate, the event store rejects them. If it refuses,
 * or leaves the aggregate unchanged, this interceptor compares the aggregate with its stream. In both cases the command
 * is executed again ({@link ConflictRetries}) on the aggregate as it is stored.
 */
public final class StaleDecisions implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Supplier<EventStore> events;

    /** Creates an interceptor for the command bus; the event store is requested at the first check. */
    public StaleDecisions(Supplier<EventStore> events) {
        this.events = events;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Object result;
        try {
            result = chain.proceed();
        } catch (CommandExecutionException refusal) {
            requireCurrent(unitOfWork, _ -> true);
            throw refusal;
        }
        requireCurrent(unitOfWork, CachedLoads.Load::isUnchanged);
        return result;
    }

    private void requireCurrent(UnitOfWork<?> unitOfWork, Predicate<CachedLoads.Load> which) {
        for (var load : CachedLoads.of(unitOfWork).all()) {
            if (which.test(load) && isStale(load)) {
                throw new ConcurrencyException("Another node has stored events of " + load.id());
            }
        }
    }

    private boolean isStale(CachedLoads.Load load) {
        return events.get().lastSequenceNumberFor(load.id()).orElse(load.version()) > load.version();
    }
}
