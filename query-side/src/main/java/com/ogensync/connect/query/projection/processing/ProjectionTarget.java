package com.ogensync.connect.query.projection.processing;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.query.projection.Projector;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;

/**
 * A collection to which a projector's documents are written.
 *
 * @param events the event store, from which events are read that were never delivered
 * @param exclusive whether no other process writes to the collection
 */
public record ProjectionTarget(
        Projector projector,
        MongoCollection<Document> collection,
        EventStore events,
        ProjectionMonitor monitor,
        boolean exclusive) {}
