package com.ogensync.connect.query.projection.deadletter;

import com.ogensync.connect.query.projection.processing.ProjectionBatches;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * The dead-letter queue of a projection. A letter that is enqueued during a batch is stored when the batch is flushed,
 * after the batch's documents. If it were stored at once and the batch then failed, the repeated batch would find its
 * sequence in the queue and enqueue earlier events, whose documents were never written, behind it.
 */
public final class BatchedDeadLetterQueue implements SequencedDeadLetterQueue<EventMessage<?>> {
    private final Supplier<ProjectionDeadLetterQueue> stored;
    private final ProjectionBatches batches;

    /**
     * Wraps the stored queue.
     *
     * @param stored creates the queue on first use, since MongoDB may be unavailable at the start
     */
    public BatchedDeadLetterQueue(Supplier<ProjectionDeadLetterQueue> stored, ProjectionBatches batches) {
        this.stored = stored;
        this.batches = batches;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        if (CurrentUnitOfWork.isStarted()) {
            batches.current().park(sequence, () -> stored.get().enqueue(sequence, letter));
        } else {
            stored.get().enqueue(sequence, letter);
        }
    }

    @Override
    public boolean contains(Object sequence) {
        boolean justParked = CurrentUnitOfWork.isStarted() && batches.current().hasParked(sequence);
        return justParked || stored.get().contains(sequence);
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        stored.get().evict(letter);
    }

    @Override
    public void requeue(
            DeadLetter<? extends EventMessage<?>> letter,
            UnaryOperator<DeadLetter<? extends EventMessage<?>>> letterUpdater) {
        stored.get().requeue(letter, letterUpdater);
    }

    @Override
    public Iterable<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequence) {
        return stored.get().deadLetterSequence(sequence);
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        return stored.get().deadLetters();
    }

    @Override
    public boolean isFull(Object sequence) {
        return false;
    }

    @Override
    public long size() {
        return stored.get().size();
    }

    @Override
    public long sequenceSize(Object sequence) {
        return stored.get().sequenceSize(sequence);
    }

    @Override
    public long amountOfSequences() {
        return stored.get().amountOfSequences();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> sequenceFilter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        return stored.get().process(sequenceFilter, processingTask);
    }

    @Override
    public void clear() {
        stored.get().clear();
    }
}
