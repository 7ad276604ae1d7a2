package com.ogensync.connect.query.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** The events of an account, of all its streams, are handled in order. */
final class AccountSequence implements SequencingPolicy<EventMessage<?>> {
    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> recorded
                ? Recorded.accountOf(recorded.getAggregateIdentifier())
                : event.getIdentifier();
    }
}
