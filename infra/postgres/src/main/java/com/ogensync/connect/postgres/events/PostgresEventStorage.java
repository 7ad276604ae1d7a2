package com.ogensync.connect.postgres.events;

import java.time.Duration;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Axon's JDBC engine on our schema. An aggregate never decides on a stream that it knows only in part. */
final class PostgresEventStorage extends JdbcEventStorageEngine {

    /** PostgreSQL's "unique_violation": somebody else was at that place in the stream first. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final int BATCH = 500;

    /** How many later events may overtake a slow transaction before its own are given up: more than any load can. */
    private static final int GAP_OFFSET_MAX = 1_000_000;

    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event")
            .snapshotTable("snapshot")
            .globalIndexColumn("global_index")
            .timestampColumn("time_stamp")
            .eventIdentifierColumn("event_identifier")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("type")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    private PostgresEventStorage(Builder builder) {
        super(builder);
    }

    static PostgresEventStorage create(
            Serializer events,
            Serializer snapshots,
            SnapshotFilter snapshotFilter,
            ConnectionProvider connections,
            TransactionManager transactions,
            Duration gapTimeout) {
        return new PostgresEventStorage(JdbcEventStorageEngine.builder()
                .schema(SCHEMA)
                .dataType(String.class)
                .eventSerializer(events)
                .snapshotSerializer(snapshots)
                .snapshotFilter(snapshotFilter)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(new SQLStateResolver(UNIQUE_VIOLATION))
                .gapTimeout(Math.toIntExact(gapTimeout.toMillis()))
                .maxGapOffset(GAP_OFFSET_MAX)
                .batchSize(BATCH)
                // Streams have no gaps, so a short batch is the last one: it saves a query at every load.
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH));
    }

    List<? extends TrackedEventMessage<?>> page(@Nullable TrackingToken after, int limit) {
        var read = fetchTrackedEvents(after, limit).stream();
        return EventUtils.upcastAndDeserializeTrackedEvents(read, getEventSerializer(), upcasterChain)
                .toList();
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return new KnownEvents(super.readEvents(aggregateIdentifier, firstSequenceNumber));
    }
}
