package com.ogensync.connect.query.projection.deadletter;

import com.mongodb.MongoException;
import com.ogensync.connect.query.projection.SourceUnavailable;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;

/**
 * Parks an event whose projection fails. If MongoDB or another source is unavailable, the event is not the cause: the
 * exception is rethrown, and the processor retries the whole batch.
 */
public final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {
    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (cause instanceof SourceUnavailable || cause instanceof MongoException) {
            throw (RuntimeException) cause;
        }
        return Decisions.enqueue(ThrowableCause.truncated(cause));
    }
}
