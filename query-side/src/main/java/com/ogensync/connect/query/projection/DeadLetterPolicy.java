package com.ogensync.connect.query.projection;

import com.mongodb.MongoException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;

/** Parks an event that fails by itself. When something is away, nothing is wrong with the event: the batch waits. */
final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {
    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (cause instanceof SourceUnavailable || cause instanceof MongoException) {
            throw (RuntimeException) cause;
        }
        return Decisions.enqueue(ThrowableCause.truncated(cause));
    }
}
