package com.ogensync.connect.postgres.index;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** An account's events stay in order: the account is the second part of all its streams' names. */
final class AccountOrder implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> stored) {
            var parts = stored.getAggregateIdentifier().split(":", 3);
            return parts.length > 1 ? parts[1] : parts[0];
        }
        return event.getIdentifier();
    }
}
