package com.ogensync.connect.runtime.event;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** Sequences the events of an account, across all of its streams. */
public final class AccountSequencingPolicy implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> stored
                ? StoredEvent.accountOf(stored.getAggregateIdentifier())
                : event.getIdentifier();
    }
}
