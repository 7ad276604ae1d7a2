package com.ogensync.connect.query.projection.rebuild;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Updates;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * The storage of a rebuild: the collection {@code <name>_replay}, and dead letters under a processing group of their
 * own. At the end the collection is renamed first, and its dead letters are moved second. After a crash the remains
 * show which step was reached: if the collection exists, the rebuild is discarded; if only dead letters exist, they are
 * moved.
 *
 * <p>A lock document in {@code projection_replays}, renewed during the rebuild, keeps other nodes from rebuilding the
 * same projection. It expires 30 s after the last renewal.
 */
final class RebuildTarget {
    private static final String SUFFIX = "_replay";
    /** Marks the dead letters that the rebuild replaces. */
    private static final String REPLACED = "replaced";

    private static final Duration LOCK_EXPIRY = Duration.ofSeconds(30);

    private final Storage storage;
    private final Projector projector;
    private final String nodeId;

    RebuildTarget(Storage storage, Projector projector, String nodeId) {
        this.storage = storage;
        this.projector = projector;
        this.nodeId = nodeId;
    }

    /** The processing group of the rebuild's dead letters. */
    String group() {
        return projector.group() + "-replay";
    }

    MongoCollection<Document> collection() {
        return storage.collection(projector.name() + SUFFIX);
    }

    /** Acquires the lock. Returns false if another rebuild holds it. */
    boolean lock() {
        var expired = and(eq(projector.name()), lt("at", Date.from(now().minus(LOCK_EXPIRY))));
        locks().deleteOne(expired);
        try {
            locks().insertOne(new Document("_id", projector.name())
                    .append("node", nodeId)
                    .append("at", Date.from(now())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    void renewLock() {
        locks().updateOne(eq(projector.name()), Updates.set("at", Date.from(now())));
    }

    void unlock() {
        locks().deleteOne(and(eq(projector.name()), eq("node", nodeId)));
    }

    /** Creates the empty collection with its indexes, after removing the remains of earlier rebuilds. */
    void prepare() {
        removeRemains();
        storage.create(projector.name() + SUFFIX);
        projector.indexes().forEach(index -> collection().createIndex(index.key()));
    }

    /** Replaces the old collection and its dead letters. */
    void replaceProjection() {
        storage.deadLetterCollection()
                .updateMany(eq(Storage.LETTER_GROUP, projector.group()), Updates.set(REPLACED, true));
        var name = collection().getNamespace().getDatabaseName() + '.' + projector.name();
        collection().renameCollection(new MongoNamespace(name), new RenameCollectionOptions().dropTarget(true));
        moveDeadLetters();
    }

    /**
     * Removes what a rebuild has left: its collection and dead letters if the collection was not renamed yet; otherwise
     * the dead letters that its own replace.
     */
    void removeRemains() {
        if (storage.names().contains(projector.name() + SUFFIX)) {
            collection().drop();
            storage.deadLetterCollection().deleteMany(eq(Storage.LETTER_GROUP, group()));
        } else if (storage.deadLetterCollection().countDocuments(eq(Storage.LETTER_GROUP, group())) > 0) {
            moveDeadLetters();
        }
    }

    /**
     * Removes the remains of an interrupted rebuild.
     *
     * @return whether nothing is left to do; false while another node's rebuild may still be running
     */
    boolean cleanUp() {
        var lock = locks().find(eq(projector.name())).first();
        if (lock != null
                && !nodeId.equals(lock.getString("node"))
                && !lock.getDate("at").toInstant().isBefore(now().minus(LOCK_EXPIRY))) {
            return false;
        }
        removeRemains();
        locks().deleteOne(eq(projector.name()));
        return true;
    }

    /** Deletes only the letters that were marked before the rename, so that a repetition keeps those already moved. */
    private void moveDeadLetters() {
        var deadLetters = storage.deadLetterCollection();
        deadLetters.deleteMany(and(eq(Storage.LETTER_GROUP, projector.group()), eq(REPLACED, true)));
        deadLetters.updateMany(eq(Storage.LETTER_GROUP, group()), Updates.set(Storage.LETTER_GROUP, projector.group()));
    }

    private MongoCollection<Document> locks() {
        return storage.collection("projection_replays");
    }

    private static Instant now() {
        return Instant.now();
    }
}
