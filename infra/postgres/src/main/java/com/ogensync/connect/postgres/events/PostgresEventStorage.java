package com.ogensync.connect.postgres.events;

import com.ogensync.connect.postgres.lookup.Coalesced;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Axon's JDBC engine on this module's schema. It never loads an aggregate from a partly readable stream. */
final class PostgresEventStorage extends JdbcEventStorageEngine {

    /** PostgreSQL's "unique_violation": a concurrent writer has stored an event with that sequence number. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String APPEND = Append.class.getName();

    private static final int BATCH = 500;

    /**
     * How many later events may overtake a slow transaction before its gaps are dropped: more than any load can
     * produce.
     */
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

    private final GroupCommit writer;
    private final Coalesced<String, Long> lastSequenceNumbers;
    private final MissingIndexes missing;

    private PostgresEventStorage(
            Builder builder, GroupCommit writer, LastPlaces lastSequenceNumbers, MissingIndexes missing) {
        super(builder);
        this.missing = missing;
        this.writer = writer;
        this.lastSequenceNumbers = new Coalesced<>(lastSequenceNumbers::of);
    }

    static PostgresEventStorage create(
            Serializer events,
            Serializer snapshots,
            SnapshotFilter snapshotFilter,
            ConnectionProvider connections,
            GroupCommit writer,
            LastPlaces lastSequenceNumbers,
            MissingIndexes missing,
            Duration gapTimeout) {
        var builder = JdbcEventStorageEngine.builder()
                .schema(SCHEMA)
                .dataType(String.class)
                .eventSerializer(events)
                .snapshotSerializer(snapshots)
                .snapshotFilter(snapshotFilter)
                .connectionProvider(connections)
                // Each query is its own transaction, and GroupCommit commits the events.
                .transactionManager(NoTransactionManager.instance())
                .persistenceExceptionResolver(new SQLStateResolver(UNIQUE_VIOLATION))
                .gapTimeout(Math.toIntExact(gapTimeout.toMillis()))
                .maxGapOffset(GAP_OFFSET_MAX)
                .batchSize(BATCH)
                // Streams have no gaps, so a short batch is the last one. This saves a query at every load.
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        return new PostgresEventStorage(builder, writer, lastSequenceNumbers, missing);
    }

    /**
     * Stores all events of a unit of work in one transaction when the unit of work commits; a failure before that
     * stores nothing. Events that are published outside of a unit of work, or after its commit, are stored at once.
     */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var rows = events.stream()
                .map(event -> EventRow.of((DomainEventMessage<?>) event, serializer))
                .toList();
        if (CurrentUnitOfWork.isStarted()) {
            appendOf(CurrentUnitOfWork.get().root(), events.getFirst()).add(rows);
        } else {
            var append = new Append();
            append.add(rows);
            store(append, events.getFirst());
        }
    }

    private Append appendOf(UnitOfWork<?> root, EventMessage<?> first) {
        return root.getOrComputeResource(APPEND, _ -> {
            var append = new Append();
            root.onCommit(_ -> store(append, first));
            return append;
        });
    }

    private void store(Append append, EventMessage<?> first) {
        try {
            writer.store(append);
        } catch (SQLException e) {
            handlePersistenceException(e, first);
        }
    }

    List<? extends TrackedEventMessage<?>> page(@Nullable TrackingToken after, int limit) {
        var read = fetchTrackedEvents(after, limit).stream();
        return EventUtils.upcastAndDeserializeTrackedEvents(read, getEventSerializer(), upcasterChain)
                .toList();
    }

    /** Removes those gaps from the tokens that no event can fill any more. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        var events = super.fetchTrackedEvents(lastToken, batchSize);
        if (events.isEmpty()) {
            return events;
        }
        var gaps = new TreeSet<Long>();
        events.forEach(event -> gaps.addAll(gapsOf(event)));
        var never = missing.neverFilled(gaps);
        return never.isEmpty()
                ? events
                : events.stream().map(event -> without(never, event)).toList();
    }

    private static SortedSet<Long> gapsOf(TrackedEventData<?> event) {
        return ((GapAwareTrackingToken) event.trackingToken()).getGaps();
    }

    private static <T> TrackedEventData<T> without(Set<Long> never, TrackedEventData<T> event) {
        var gaps = new TreeSet<>(gapsOf(event));
        var index = ((GapAwareTrackingToken) event.trackingToken()).getIndex();
        return gaps.removeAll(never)
                ? new TrackedDomainEventData<>(new GapAwareTrackingToken(index, gaps), (DomainEventData<T>) event)
                : event;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return lastSequenceNumbers.find(aggregateIdentifier);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return new KnownEvents(super.readEvents(aggregateIdentifier, firstSequenceNumber));
    }
}
