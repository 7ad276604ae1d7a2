package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.query.projection.deadletter.DeadLetterPolicy;
import com.ogensync.connect.query.projection.processing.ProjectionBatch;
import com.ogensync.connect.query.projection.processing.ProjectionTarget;
import com.ogensync.connect.query.projection.processing.ProjectorHandler;
import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/**
 * Writes pages of events to one projection, outside of an event processor: for the bulk load at the start, for rebuilds
 * of a projection, which write to a collection of their own, and for rebuilds of one account. It produces the same
 * documents and dead letters as the projection's processor.
 */
public final class ProjectionWriter {
    private static final DeadLetterPolicy POLICY = new DeadLetterPolicy();
    private static final AccountSequencingPolicy SEQUENCE = new AccountSequencingPolicy();

    private final ProjectionTarget target;
    private final SequencedDeadLetterQueue<EventMessage<?>> deadLetters;
    private final boolean hasDeadLetters;
    private final Map<Object, Boolean> parked = new HashMap<>();

    /** Creates a writer to a collection with its indexes. */
    public ProjectionWriter(ProjectionTarget target, SequencedDeadLetterQueue<EventMessage<?>> deadLetters) {
        this.target = target;
        this.deadLetters = deadLetters;
        this.hasDeadLetters = deadLetters.size() > 0;
    }

    /**
     * Writes a page's documents, then its dead letters. An exception means that a source or MongoDB is unavailable; the
     * caller then passes the same page again.
     */
    public void write(List<? extends TrackedEventMessage<?>> page) {
        var handled = handled(target, page);
        if (!handled.isEmpty()) {
            var batch = new ProjectionBatch(target);
            batch.load(() -> ProjectorHandler.readable(handled));
            handled.forEach(message -> write(message, batch));
            batch.flush();
        }
    }

    /** Adds a page to a batch that the caller writes. An exception means that an event cannot be projected. */
    static void add(ProjectionTarget target, List<? extends TrackedEventMessage<?>> page, ProjectionBatch batch) {
        handled(target, page).forEach(message -> batch.apply(ProjectorHandler.toStoredEvent(message)));
    }

    private static List<DomainEventMessage<?>> handled(
            ProjectionTarget target, List<? extends TrackedEventMessage<?>> page) {
        return page.stream()
                .filter(message -> ProjectorHandler.handles(target.projector(), message))
                .<DomainEventMessage<?>>map(DomainEventMessage.class::cast)
                .toList();
    }

    private void write(DomainEventMessage<?> message, ProjectionBatch batch) {
        var sequence = SEQUENCE.getSequenceIdentifierFor(message);
        if (parked.computeIfAbsent(sequence, key -> hasDeadLetters && deadLetters.contains(key))) {
            park(new GenericDeadLetter<>(sequence, message), sequence, batch);
            return;
        }
        try {
            batch.apply(ProjectorHandler.toStoredEvent(message));
        } catch (RuntimeException failure) {
            var letter = new GenericDeadLetter<EventMessage<?>>(sequence, message, failure);
            var decision = POLICY.decide(letter, failure);
            var cause = decision.enqueueCause().orElse(failure);
            parked.put(sequence, true);
            park(decision.withDiagnostics(letter.withCause(cause)), sequence, batch);
        }
    }

    private void park(DeadLetter<? extends EventMessage<?>> letter, Object sequence, ProjectionBatch batch) {
        batch.park(sequence, () -> deadLetters.enqueue(sequence, letter));
    }
}
