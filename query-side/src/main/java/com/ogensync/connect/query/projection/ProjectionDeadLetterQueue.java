package com.ogensync.connect.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

/** Axon's queue in MongoDB, without limits; an event is stored once, however often its batch is repeated. */
final class ProjectionDeadLetterQueue extends MongoSequencedDeadLetterQueue<EventMessage<?>> {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final String group;
    private final MongoCollection<Document> letters;
    private final Runnable parked;

    ProjectionDeadLetterQueue(String group, Storage storage, Serializer general, Serializer events, Runnable parked) {
        super(MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .maxSequences(NO_LIMIT)
                .maxSequenceSize(NO_LIMIT)
                .mongoTemplate(storage)
                .clearConverters()
                .addConverter(new DeadLetterConverter(events, general))
                .serializer(general));
        this.group = group;
        this.letters = storage.deadLetterCollection();
        this.parked = parked;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        var same = and(
                eq("processingGroup", group),
                eq("sequenceIdentifier", sequence.toString()),
                eq("message.eventIdentifier", letter.message().getIdentifier()));
        if (letters.countDocuments(same, new CountOptions().limit(1)) == 0) {
            super.enqueue(sequence, letter);
            parked.run();
        }
    }
}
