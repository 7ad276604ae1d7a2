package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
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
 * Takes pages of events into one projector's documents, in a collection that may be another than the one that is looked
 * at. It writes what the projector's processor would, and parks what that would park, but for whole pages.
 */
final class ProjectionWriter {
    private static final DeadLetterPolicy POLICY = new DeadLetterPolicy();
    private static final AccountSequencingPolicy SEQUENCE = new AccountSequencingPolicy();

    private final Projector projector;
    private final Supplier<ProjectionBatch> batches;
    private final SequencedDeadLetterQueue<EventMessage<?>> letters;
    private final boolean anyParked;
    private final Map<Object, Boolean> parked = new HashMap<>();

    /**
     * An intake of a projector.
     *
     * @param target where its documents go, with its indexes made
     * @param letters where its parked events go
     * @param sole whether nobody else writes to the target
     */
    ProjectionWriter(
            Projector projector,
            MongoCollection<Document> target,
            StreamHistory history,
            ProjectionMonitor monitor,
            SequencedDeadLetterQueue<EventMessage<?>> letters,
            boolean sole) {
        this.projector = projector;
        this.batches = () -> new ProjectionBatch(projector, target, history, monitor, sole);
        this.letters = letters;
        this.anyParked = letters.size() > 0;
    }

    Projector projector() {
        return projector;
    }

    /**
     * Writes a page's documents, then parks what must be. When it throws, something is away and the page is to be given
     * again.
     */
    void take(List<? extends TrackedEventMessage<?>> page) {
        var own = page.stream()
                .filter(message -> ProjectorHandler.concerns(projector, message))
                .map(DomainEventMessage.class::cast)
                .<DomainEventMessage<?>>map(message -> message)
                .toList();
        if (!own.isEmpty()) {
            var batch = batches.get();
            batch.load(() -> ProjectorHandler.readable(own));
            own.forEach(message -> take(message, batch));
            batch.flush();
        }
    }

    private void take(DomainEventMessage<?> message, ProjectionBatch batch) {
        var sequence = SEQUENCE.getSequenceIdentifierFor(message);
        if (parked.computeIfAbsent(sequence, any -> anyParked && letters.contains(any))) {
            park(new GenericDeadLetter<>(sequence, message), sequence, batch);
            return;
        }
        try {
            batch.apply(ProjectorHandler.recorded(message));
        } catch (RuntimeException failure) {
            var letter = new GenericDeadLetter<EventMessage<?>>(sequence, message, failure);
            var decision = POLICY.decide(letter, failure);
            var cause = decision.enqueueCause().orElse(failure);
            parked.put(sequence, true);
            var described = decision.withDiagnostics(letter.withCause(cause));
            batch.park(sequence, () -> letters.enqueue(sequence, described));
        }
    }

    private void park(GenericDeadLetter<EventMessage<?>> letter, Object sequence, ProjectionBatch batch) {
        batch.park(sequence, () -> letters.enqueue(sequence, letter));
    }
}
