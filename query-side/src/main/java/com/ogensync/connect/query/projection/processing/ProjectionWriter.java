package com.ogensync.connect.query.projection.processing;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.deadletter.DeadLetterPolicy;
import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.bson.Document;

/**
 * Writes pages of events to one projection, outside of an event processor: for the bulk load at the start and for
 * rebuilds, which write to a collection of their own. It produces the same documents and dead letters as the
 * projection's processor.
 */
public final class ProjectionWriter {
    private static final DeadLetterPolicy POLICY = new DeadLetterPolicy();
    private static final AccountSequencingPolicy SEQUENCE = new AccountSequencingPolicy();

    private final Projector projector;
    private final Supplier<ProjectionBatch> batches;
    private final SequencedDeadLetterQueue<EventMessage<?>> deadLetters;
    private final boolean hasDeadLetters;
    private final Map<Object, Boolean> parked = new HashMap<>();

    /**
     * Creates a writer.
     *
     * @param target the collection for the documents, with its indexes
     * @param deadLetters the queue for the dead letters
     * @param exclusive whether no other process writes to the target
     */
    public ProjectionWriter(
            Projector projector,
            MongoCollection<Document> target,
            StreamHistory history,
            ProjectionMonitor monitor,
            SequencedDeadLetterQueue<EventMessage<?>> deadLetters,
            boolean exclusive) {
        this.projector = projector;
        this.batches = () -> new ProjectionBatch(projector, target, history, monitor, exclusive);
        this.deadLetters = deadLetters;
        this.hasDeadLetters = deadLetters.size() > 0;
    }

    Projector projector() {
        return projector;
    }

    /**
     * Writes a page's documents, then its dead letters. An exception means that a source or MongoDB is unavailable; the
     * caller then passes the same page again.
     */
    public void write(List<? extends TrackedEventMessage<?>> page) {
        var handled = page.stream()
                .filter(message -> ProjectorHandler.handles(projector, message))
                .map(DomainEventMessage.class::cast)
                .<DomainEventMessage<?>>map(message -> message)
                .toList();
        if (!handled.isEmpty()) {
            var batch = batches.get();
            batch.load(() -> ProjectorHandler.readable(handled));
            handled.forEach(message -> write(message, batch));
            batch.flush();
        }
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
            var diagnosed = decision.withDiagnostics(letter.withCause(cause));
            batch.park(sequence, () -> deadLetters.enqueue(sequence, diagnosed));
        }
    }

    private void park(GenericDeadLetter<EventMessage<?>> letter, Object sequence, ProjectionBatch batch) {
        batch.park(sequence, () -> deadLetters.enqueue(sequence, letter));
    }
}
