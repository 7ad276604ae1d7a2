package com.ogensync.connect.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one batch of events. All documents that the batch needs are loaded in one query, changed in memory,
 * and written in one bulk write. The changes of an event are staged and become part of the batch only if the whole
 * event succeeds.
 *
 * <p>Each document of a stream stores the sequence number of the last event applied to it, and replaces the stored
 * version only if that one has a lower number. A batch can therefore be repeated, or written by two nodes, without an
 * older event overwriting a newer one.
 */
public final class DocumentBatch {
    /** The field with the uuid of a document's account. */
    public static final String ACCOUNT = "account";

    public static final String SEQUENCE = "sequence";
    private static final String ID = "_id";
    private static final ReplaceOptions REPLACE = new ReplaceOptions().upsert(true);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final UpdateOptions UPDATE = new UpdateOptions();

    private final boolean exclusive;
    private final Map<String, Document> known = new HashMap<>();
    private final Set<String> editedIds = new LinkedHashSet<>();
    private final Map<String, UpdateOneModel<Document>> updates = new LinkedHashMap<>();
    private final Map<String, Document> staged = new LinkedHashMap<>();
    private final Map<String, UpdateOneModel<Document>> stagedUpdates = new LinkedHashMap<>();
    private final Set<String> stagedIds = new LinkedHashSet<>();

    /**
     * Creates an empty batch.
     *
     * @param exclusive whether no other process writes to the collection; writes then select documents by id alone,
     *     without the sequence guard, because the embedded MongoDB uses its index only for that
     */
    public DocumentBatch(boolean exclusive) {
        this.exclusive = exclusive;
    }

    /** Returns the document with the changes of this batch, or null if there is none. The caller must not change it. */
    public @Nullable Document find(String id) {
        var current = staged.get(id);
        return current == null ? known.get(id) : current;
    }

    /**
     * Returns a copy of a stream's document for the caller to change, new if there is none. It replaces the stored
     * document unless that has seen this or a later event.
     */
    public Document edit(String id, StoredEvent recorded) {
        var current = find(id);
        var next = current == null ? new Document(ID, id) : new Document(current);
        next.put(SEQUENCE, recorded.sequence());
        staged.put(id, next);
        stagedIds.add(id);
        return next;
    }

    /**
     * Updates an existing document for an event of another stream. The sequence guard does not cover it, so the update
     * must be idempotent.
     *
     * @param next the document after the update
     * @param key distinguishes the update from others of the same document; of two with the same key the last is kept
     */
    public void patch(String id, Document next, String key, Bson update) {
        staged.put(id, next);
        stagedUpdates.put(id + ' ' + key, new UpdateOneModel<>(eq(ID, id), update, UPDATE));
    }

    /** Upserts a document without reading it. Of several updates of one document in a batch the last is kept. */
    public void put(String id, Bson update) {
        stagedUpdates.put(id, new UpdateOneModel<>(eq(ID, id), update, UPSERT));
    }

    /** Reads these documents in one query. */
    public void load(MongoCollection<Document> collection, Collection<String> ids) {
        if (!ids.isEmpty()) {
            collection.find(in(ID, ids)).forEach(row -> known.put(row.getString(ID), row));
        }
    }

    /** Whether the event has already been applied to the document of its stream. */
    public boolean hasApplied(StoredEvent recorded) {
        return recorded.sequence() <= sequenceOf(recorded.stream());
    }

    /** Returns the sequence number of the last event applied to a document, or -1 if there is no document. */
    public long sequenceOf(String id) {
        var row = find(id);
        return row == null ? -1 : row.getLong(SEQUENCE);
    }

    /** Makes the staged changes of the current event part of the batch. */
    public void keepStaged() {
        known.putAll(staged);
        editedIds.addAll(stagedIds);
        updates.putAll(stagedUpdates);
        discardStaged();
    }

    /** Discards the staged changes of the current event. */
    public void discardStaged() {
        staged.clear();
        stagedIds.clear();
        stagedUpdates.clear();
    }

    /** Returns the edited documents by their ids. */
    public Map<String, Document> editedDocuments() {
        var edited = new LinkedHashMap<String, Document>();
        known.forEach((id, row) -> {
            if (editedIds.contains(id)) {
                edited.put(id, row);
            }
        });
        return edited;
    }

    /** Returns the upserts, without the patches: those are already contained in the edited documents. */
    public List<WriteModel<Document>> upserts() {
        return updates.values().stream()
                .filter(update -> update.getOptions().isUpsert())
                .<WriteModel<Document>>map(update -> update)
                .toList();
    }

    /** Returns all writes of the batch and clears them. */
    public List<WriteModel<Document>> takeWrites() {
        var writes = new ArrayList<WriteModel<Document>>(editedIds.size() + updates.size());
        for (var id : editedIds) {
            var row = known.getOrDefault(id, new Document());
            var guard = exclusive ? eq(ID, id) : and(eq(ID, id), lt(SEQUENCE, row.getLong(SEQUENCE)));
            writes.add(new ReplaceOneModel<>(guard, row, REPLACE));
        }
        writes.addAll(updates.values());
        editedIds.clear();
        updates.clear();
        return writes;
    }
}
