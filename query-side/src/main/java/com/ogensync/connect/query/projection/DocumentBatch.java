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
 * The documents of one batch: read at once before it, written at once after it. What an event changes counts only when
 * the whole event succeeded.
 */
public final class DocumentBatch {
    /** The field that names a document's account. */
    public static final String ACCOUNT = "account";

    static final String SEQUENCE = "sequence";
    private static final String ID = "_id";
    private static final ReplaceOptions REPLACE = new ReplaceOptions().upsert(true);
    private static final UpdateOptions PUT = new UpdateOptions().upsert(true);
    private static final UpdateOptions PATCH = new UpdateOptions();

    private final boolean sole;
    private final Map<String, Document> known = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, UpdateOneModel<Document>> updates = new LinkedHashMap<>();
    private final Map<String, Document> staged = new LinkedHashMap<>();
    private final Map<String, UpdateOneModel<Document>> stagedUpdates = new LinkedHashMap<>();
    private final Set<String> stagedEdits = new LinkedHashSet<>();

    /**
     * An empty batch.
     *
     * @param sole whether nobody else writes here: documents are then found by their id alone, which is all that the
     *     embedded MongoDB's index answers
     */
    DocumentBatch(boolean sole) {
        this.sole = sole;
    }

    /** The document as this batch has left it; not to be changed in place. */
    public @Nullable Document find(String id) {
        var own = staged.get(id);
        return own == null ? known.get(id) : own;
    }

    /** A document of one stream, to be changed; it replaces the stored one unless that has seen a later event. */
    public Document edit(String id, StoredEvent recorded) {
        var current = find(id);
        var next = current == null ? new Document(ID, id) : new Document(current);
        next.put(SEQUENCE, recorded.sequence());
        staged.put(id, next);
        stagedEdits.add(id);
        return next;
    }

    /**
     * What another stream changes in a document that is there. It must be harmless under repetition.
     *
     * @param next the document afterwards
     * @param key tells it from other changes of the same document
     */
    public void patch(String id, Document next, String key, Bson update) {
        staged.put(id, next);
        stagedUpdates.put(id + ' ' + key, new UpdateOneModel<>(eq(ID, id), update, PATCH));
    }

    /** A change that needs no reading, the same whatever was there; the last one of a batch counts. */
    public void put(String id, Bson update) {
        stagedUpdates.put(id, new UpdateOneModel<>(eq(ID, id), update, PUT));
    }

    void load(MongoCollection<Document> collection, Collection<String> ids) {
        if (!ids.isEmpty()) {
            collection.find(in(ID, ids)).forEach(row -> known.put(row.getString(ID), row));
        }
    }

    /** Whether the document of the event's own stream has seen it already. */
    public boolean hasSeen(StoredEvent recorded) {
        return recorded.sequence() <= sequenceOf(recorded.stream());
    }

    /** The last event that a document has seen of its stream, -1 before the first. */
    public long sequenceOf(String id) {
        var row = find(id);
        return row == null ? -1 : row.getLong(SEQUENCE);
    }

    void keep() {
        known.putAll(staged);
        changed.addAll(stagedEdits);
        updates.putAll(stagedUpdates);
        forget();
    }

    void forget() {
        staged.clear();
        stagedEdits.clear();
        stagedUpdates.clear();
    }

    /** The documents of streams as all events so far have left them, whole. */
    Map<String, Document> made() {
        var made = new LinkedHashMap<String, Document>();
        known.forEach((id, row) -> {
            if (changed.contains(id)) {
                made.put(id, row);
            }
        });
        return made;
    }

    /** The changes that need no reading; patches of documents that were made whole are left out. */
    List<WriteModel<Document>> puts() {
        return updates.values().stream()
                .filter(update -> update.getOptions().isUpsert())
                .<WriteModel<Document>>map(update -> update)
                .toList();
    }

    List<WriteModel<Document>> takeWrites() {
        var writes = new ArrayList<WriteModel<Document>>(changed.size() + updates.size());
        for (var id : changed) {
            var row = known.getOrDefault(id, new Document());
            var stored = sole ? eq(ID, id) : and(eq(ID, id), lt(SEQUENCE, row.getLong(SEQUENCE)));
            writes.add(new ReplaceOneModel<>(stored, row, REPLACE));
        }
        writes.addAll(updates.values());
        changed.clear();
        updates.clear();
        return writes;
    }
}
