package com.ogensync.connect.postgres.index;

import org.axonframework.common.ExceptionUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.springframework.dao.TransientDataAccessException;

/**
 * The dead-letter queues of the indexes: they hold events that an index could not process, with all later events of the
 * same account, while other accounts' events are processed.
 */
final class IndexDeadLetterQueues {

    /** The largest queue; a full queue would stop the index for all accounts. */
    private static final int QUEUE_MAX = 1_000_000;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final Serializer eventSerializer;

    IndexDeadLetterQueues(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            Serializer eventSerializer) {
        this.connections = connections;
        this.transactions = transactions;
        this.serializer = serializer;
        this.eventSerializer = eventSerializer;
    }

    SequencedDeadLetterQueue<EventMessage<?>> queue(String group) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(Tables.DEAD_LETTERS)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .maxSequences(QUEUE_MAX)
                .maxSequenceSize(QUEUE_MAX)
                .build();
    }

    /**
     * Decides on a failed event. After a lock failure or time-out, which is not caused by the event, the processor
     * retries its batch.
     */
    static EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        var transientFailure = ExceptionUtils.findException(cause, TransientDataAccessException.class);
        if (transientFailure.isPresent()) {
            throw transientFailure.get();
        }
        return Decisions.enqueue(ThrowableCause.truncated(cause));
    }
}
