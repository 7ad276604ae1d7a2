package com.ogensync.connect.query.projection.rebuild;

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
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.processing.ProjectionBatch;
import com.ogensync.connect.query.projection.processing.ProjectionTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the documents of one account in one collection, in memory, while the projection's processor runs. The
 * constructor lists the stored documents before the events are read. An event is stored before any document is derived
 * from it, so a listed document cannot be ahead of the events: one that they do not produce, or that has a higher
 * sequence number than they give it, is wrong and is deleted. A document that the processor has changed since the
 * listing is neither deleted nor replaced by an older version.
 */
final class AccountRebuild {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions IN_ORDER = new BulkWriteOptions().ordered(true);
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final ProjectionTarget target;
    private final MongoCollection<Document> collection;
    private final Map<String, Bson> listed = new TreeMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();
    private final ProjectionBatch batch;

    AccountRebuild(ProjectionTarget target, AccountId account) {
        this.target = target;
        this.collection = target.collection();
        this.batch = new ProjectionBatch(target);
        list(in("_id", account.value(), "session:" + account.uuid()));
        if (!target.projector().indexes().isEmpty()) {
            list(eq(DocumentBatch.ACCOUNT, account.uuid().toString()));
        }
    }

    /** Records the id and sequence of the stored documents that match the filter. */
    private void list(Bson filter) {
        for (var row : collection.find(filter).projection(Projections.include(DocumentBatch.SEQUENCE))) {
            var id = row.getString("_id");
            var sequence = row.get(DocumentBatch.SEQUENCE);
            listed.put(id, and(eq(id), eq(DocumentBatch.SEQUENCE, sequence)));
            sequences.put(id, sequence instanceof Long number ? number : Long.MAX_VALUE);
        }
    }

    /** Whether the stored documents equal the rebuilt ones. */
    boolean matchesStored() {
        var stored = new HashMap<String, Document>();
        collection.find(in("_id", listed.keySet())).forEach(row -> stored.put(row.getString("_id"), row));
        return stored.equals(batch.documents().editedDocuments());
    }

    /** Applies a page of events to the rebuilt documents. */
    void add(List<? extends TrackedEventMessage<?>> page) {
        ProjectionWriter.add(target, page, batch);
    }

    /** Deletes wrong documents and stores the rebuilt ones, except where a stored document has seen a later event. */
    void write() {
        var rebuilt = batch.documents().editedDocuments();
        var orphans = listed.entrySet().stream()
                .filter(row -> sequences.getOrDefault(row.getKey(), 0L) > sequenceOf(rebuilt.get(row.getKey())))
                .<WriteModel<Document>>map(row -> new DeleteOneModel<>(row.getValue()))
                .toList();
        var replacements = new ArrayList<WriteModel<Document>>();
        rebuilt.forEach((id, row) -> replacements.add(new ReplaceOneModel<>(
                and(eq(id), lte(DocumentBatch.SEQUENCE, row.getLong(DocumentBatch.SEQUENCE))), row, UPSERT)));
        bulkWrite(orphans, IN_ORDER);
        bulkWrite(replacements, IN_ANY_ORDER);
        bulkWrite(batch.documents().upserts(), IN_ANY_ORDER);
    }

    private void bulkWrite(List<? extends WriteModel<Document>> writes, BulkWriteOptions options) {
        if (!writes.isEmpty()) {
            try {
                collection.bulkWrite(writes, options);
            } catch (MongoBulkWriteException e) {
                ProjectionBatch.requireOnlyGuardFailures(e);
            }
        }
    }

    private static long sequenceOf(@Nullable Document row) {
        return row == null ? -1 : row.getLong(DocumentBatch.SEQUENCE);
    }
}
