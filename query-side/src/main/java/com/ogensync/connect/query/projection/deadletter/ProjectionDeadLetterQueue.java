package com.ogensync.connect.query.projection.deadletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.ogensync.connect.query.projection.Storage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

/**
 * Axon's dead-letter queue in MongoDB, without size limits. Enqueueing is idempotent: an event that is already in the
 * queue is not stored again when its batch is repeated.
 */
public final class ProjectionDeadLetterQueue extends MongoSequencedDeadLetterQueue<EventMessage<?>> {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final String group;
    private final MongoCollection<Document> deadLetters;
    private final Runnable onParked;

    /** Opens the queue of a processing group. */
    public ProjectionDeadLetterQueue(
            String group, Storage storage, Serializer general, Serializer events, Runnable onParked) {
        super(MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .maxSequences(NO_LIMIT)
                .maxSequenceSize(NO_LIMIT)
                .mongoTemplate(storage)
                .clearConverters()
                .addConverter(new DeadLetterConverter(events, general))
                .serializer(general));
        this.group = group;
        this.deadLetters = storage.deadLetterCollection();
        this.onParked = onParked;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        var sameEvent = and(
                eq(Storage.LETTER_GROUP, group),
                eq(Storage.LETTER_SEQUENCE, sequence.toString()),
                eq("message.eventIdentifier", letter.message().getIdentifier()));
        if (deadLetters.countDocuments(sameEvent, new CountOptions().limit(1)) == 0) {
            super.enqueue(sequence, letter);
            onParked.run();
        }
    }
}
