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

/** Where events wait that an index could not take in, with all later ones of their account; other accounts go on. */
final class IndexDeadLetterQueues {

    /** A full queue would stop the index for everybody. */
    private static final int ROOM = 1_000_000;

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
                .maxSequences(ROOM)
                .maxSequenceSize(ROOM)
                .build();
    }

    /** A lock or a time-out says nothing about the event: the reader tries its batch again. */
    static EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        var passing = ExceptionUtils.findException(cause, TransientDataAccessException.class);
        if (passing.isPresent()) {
            throw passing.get();
        }
        return Decisions.enqueue(ThrowableCause.truncated(cause));
    }
}
