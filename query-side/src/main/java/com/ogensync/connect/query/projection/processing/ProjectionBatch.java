package com.ogensync.connect.query.projection.processing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.ogensync.connect.api.Event;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Applies one batch of events to one collection. The write order is what makes a crash harmless: first the documents in
 * one bulk write, then the dead letters, and only when both are durable the token ({@link ProjectionTokenStore}). If
 * the process dies between two of these steps, the token still points before the batch, and the whole batch is
 * processed again. The repetition is harmless, because a document of a stream is guarded by its sequence number, and
 * all other updates are idempotent ({@link DocumentBatch}).
 */
public final class ProjectionBatch {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int DUPLICATE_KEY = 11000;

    private final ProjectionTarget target;
    private final DocumentBatch rows;
    private final Map<Object, List<Runnable>> parked = new LinkedHashMap<>();
    private int events;
    private boolean loaded;

    /** Creates an empty batch. */
    public ProjectionBatch(ProjectionTarget target) {
        this.target = target;
        this.rows = new DocumentBatch(target.exclusive());
    }

    /** Returns the documents with the changes of this batch. */
    public DocumentBatch documents() {
        return rows;
    }

    /** Loads all documents that the events of the batch need, on the first call only. */
    public void load(Supplier<List<StoredEvent>> batch) {
        if (!loaded) {
            var ids = new LinkedHashSet<String>();
            batch.get().forEach(recorded -> ids.addAll(target.projector().documentIds(recorded)));
            rows.load(target.collection(), ids);
            loaded = true;
        }
    }

    /** Applies an event to the batch. If it fails, it leaves no changes behind. */
    public void apply(StoredEvent recorded) {
        var projector = target.projector();
        try {
            if (projector.hasGap(recorded, rows)) {
                fillGap(recorded);
            }
            if (!projector.foldsStream(recorded) || !rows.hasApplied(recorded)) {
                projector.apply(recorded, rows);
            }
            rows.keepStaged();
            events++;
        } finally {
            rows.discardStaged();
        }
    }

    /**
     * Applies the events of the stream that were never delivered before this one. They are read from the event store,
     * from the last one that the document contains.
     */
    private void fillGap(StoredEvent recorded) {
        var projector = target.projector();
        long from = projector.foldsStream(recorded) ? rows.sequenceOf(recorded.stream()) + 1 : 0;
        var missed = target.events()
                .readEvents(recorded.stream(), from)
                .asStream()
                .takeWhile(message -> message.getSequenceNumber() < recorded.sequence())
                .filter(message -> projector.handles(message.getPayloadType()))
                .map(message ->
                        new StoredEvent(recorded.stream(), message.getSequenceNumber(), recorded.position(), (Event)
                                message.getPayload()))
                .toList();
        missed.forEach(each -> projector.apply(each, rows));
        target.monitor().gapHealed(projector.name(), missed.size());
    }

    /** Adds a dead letter, to be stored by the flush. */
    public void park(Object sequence, Runnable letter) {
        parked.computeIfAbsent(sequence, _ -> new ArrayList<>()).add(letter);
    }

    /** Whether this batch has a dead letter of that sequence. */
    public boolean hasParked(Object sequence) {
        return parked.containsKey(sequence);
    }

    /** Writes the documents, then the dead letters. */
    public void flush() {
        var writes = rows.takeWrites();
        if (!writes.isEmpty()) {
            try {
                target.collection().bulkWrite(writes, UNORDERED);
            } catch (MongoBulkWriteException e) {
                requireOnlyGuardFailures(e);
            }
        }
        parked.values().forEach(letters -> letters.forEach(Runnable::run));
        parked.clear();
        target.monitor().written(target.projector().name(), events);
        events = 0;
    }

    /**
     * Rethrows the failure unless all its errors are duplicate keys. Those are expected: a stored document that has
     * seen the same or a later event does not match the sequence guard, so MongoDB tries to insert a second one and
     * fails.
     */
    public static void requireOnlyGuardFailures(MongoBulkWriteException e) {
        boolean onlyDuplicates = e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
        if (!onlyDuplicates || e.getWriteConcernError() != null) {
            throw e;
        }
    }
}
