package com.ogensync.connect.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One account's documents in one collection, made again in memory. Those that are there are listed before the events
 * are read: a document can only follow events that are stored, so what is listed and not made has no reason to be
 * there.
 */
final class AccountRebuild {
    private static final ReplaceOptions PUT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions IN_ORDER = new BulkWriteOptions().ordered(true);
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final Projector projector;
    private final MongoCollection<Document> collection;
    private final Map<String, Bson> listed = new TreeMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();
    private final DocumentBatch rows = new DocumentBatch(false);

    AccountRebuild(Projector projector, MongoCollection<Document> collection, AccountId account) {
        this.projector = projector;
        this.collection = collection;
        list(in("_id", account.value(), "session:" + account.uuid()));
        if (!projector.indexes().isEmpty()) {
            list(eq(DocumentBatch.ACCOUNT, account.uuid().toString()));
        }
    }

    private void list(Bson filter) {
        for (var row : collection.find(filter).projection(Projections.include(DocumentBatch.SEQUENCE))) {
            var id = row.getString("_id");
            var sequence = row.get(DocumentBatch.SEQUENCE);
            listed.put(id, and(eq(id), eq(DocumentBatch.SEQUENCE, sequence)));
            sequences.put(id, sequence instanceof Long number ? number : Long.MAX_VALUE);
        }
    }

    /** Whether what was made is what is there, document for document. */
    boolean isThere() {
        var there = new HashMap<String, Document>();
        collection.find(in("_id", listed.keySet())).forEach(row -> there.put(row.getString("_id"), row));
        return there.equals(rows.made());
    }

    void apply(StoredEvent recorded) {
        if (projector.sees(recorded.event().getClass())) {
            projector.on(recorded, rows);
            rows.keep();
        }
    }

    void write() {
        var made = rows.made();
        var wrong = listed.entrySet().stream()
                .filter(row -> sequences.getOrDefault(row.getKey(), 0L) > sequenceOf(made.get(row.getKey())))
                .<WriteModel<Document>>map(row -> new DeleteOneModel<>(row.getValue()))
                .toList();
        var puts = new ArrayList<WriteModel<Document>>();
        made.forEach((id, row) -> puts.add(new ReplaceOneModel<>(
                and(eq(id), lte(DocumentBatch.SEQUENCE, row.getLong(DocumentBatch.SEQUENCE))), row, PUT)));
        bulk(wrong, IN_ORDER);
        bulk(puts, IN_ANY_ORDER);
        bulk(rows.puts(), IN_ANY_ORDER);
    }

    private void bulk(List<? extends WriteModel<Document>> writes, BulkWriteOptions options) {
        if (!writes.isEmpty()) {
            try {
                collection.bulkWrite(writes, options);
            } catch (MongoBulkWriteException e) {
                ProjectionBatch.requireOnlySeenBefore(e);
            }
        }
    }

    private static long sequenceOf(@Nullable Document row) {
        return row == null ? -1 : row.getLong(DocumentBatch.SEQUENCE);
    }
}
