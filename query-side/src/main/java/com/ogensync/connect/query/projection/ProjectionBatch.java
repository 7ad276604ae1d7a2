package com.ogensync.connect.query.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * What one batch of events does to one collection. Order is everything here: first the documents, then the events that
 * are parked, and only when both are durable the token. Whatever is cut short in between is repeated, and repeating is
 * harmless.
 */
final class ProjectionBatch {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int DUPLICATE_KEY = 11000;

    private final Projector projector;
    private final MongoCollection<Document> collection;
    private final StreamHistory history;
    private final ProjectionMonitor monitor;
    private final DocumentBatch rows;
    private final Map<Object, List<Runnable>> parked = new LinkedHashMap<>();
    private int events;
    private boolean loaded;

    ProjectionBatch(
            Projector projector,
            MongoCollection<Document> collection,
            StreamHistory history,
            ProjectionMonitor monitor,
            boolean sole) {
        this.projector = projector;
        this.collection = collection;
        this.history = history;
        this.monitor = monitor;
        this.rows = new DocumentBatch(sole);
    }

    /** Reads, once, all documents that the batch's events will need. */
    void load(Supplier<List<StoredEvent>> batch) {
        if (!loaded) {
            var ids = new LinkedHashSet<String>();
            batch.get().forEach(recorded -> ids.addAll(projector.reads(recorded)));
            rows.load(collection, ids);
            loaded = true;
        }
    }

    void apply(StoredEvent recorded) {
        try {
            if (projector.misses(recorded, rows)) {
                heal(recorded);
            }
            if (!projector.follows(recorded) || !rows.hasSeen(recorded)) {
                projector.on(recorded, rows);
            }
            rows.keep();
            events++;
        } finally {
            rows.forget();
        }
    }

    /** An event before this one was never delivered: the stream is read again, from where its document is. */
    private void heal(StoredEvent recorded) {
        long from = projector.follows(recorded) ? rows.sequenceOf(recorded.stream()) + 1 : 0;
        var missed = history.before(recorded, from).stream()
                .filter(each -> projector.sees(each.event().getClass()))
                .toList();
        missed.forEach(each -> projector.on(each, rows));
        monitor.gapHealed(projector.name(), missed.size());
    }

    void park(Object sequence, Runnable letter) {
        parked.computeIfAbsent(sequence, _ -> new ArrayList<>()).add(letter);
    }

    boolean hasParked(Object sequence) {
        return parked.containsKey(sequence);
    }

    void flush() {
        var writes = rows.takeWrites();
        if (!writes.isEmpty()) {
            try {
                collection.bulkWrite(writes, UNORDERED);
            } catch (MongoBulkWriteException e) {
                requireOnlySeenBefore(e);
            }
        }
        parked.values().forEach(letters -> letters.forEach(Runnable::run));
        parked.clear();
        monitor.written(projector.name(), events);
        events = 0;
    }

    /** A document that has seen a later event does not match its guard, and the insert in its place fails: as meant. */
    static void requireOnlySeenBefore(MongoBulkWriteException e) {
        boolean seenBefore = e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
        if (!seenBefore || e.getWriteConcernError() != null) {
            throw e;
        }
    }
}
