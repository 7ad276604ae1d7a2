package com.ogensync.connect.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.bson.Document;

/**
 * Where a projection is made anew: a collection beside the one that answers, and a place beside its parked events. The
 * collection takes the other's place first, its parked events follow; whoever finds one without the other knows what is
 * left to do. A mark, renewed as long as the replay lives, keeps all other nodes out.
 */
final class RebuildTarget {
    private static final String SUFFIX = "_replay";
    private static final String GROUP = "processingGroup";
    private static final Duration DEAD_AFTER = Duration.ofSeconds(30);

    private final Storage storage;
    private final Projector projector;
    private final String nodeId;

    RebuildTarget(Storage storage, Projector projector, String nodeId) {
        this.storage = storage;
        this.projector = projector;
        this.nodeId = nodeId;
    }

    /** The processing group under which events are parked meanwhile. */
    String group() {
        return projector.group() + "-replay";
    }

    MongoCollection<Document> collection() {
        return storage.collection(projector.name() + SUFFIX);
    }

    /** Takes the mark; false when another has it. */
    boolean mark() {
        var dead = and(eq(projector.name()), lt("at", Date.from(now().minus(DEAD_AFTER))));
        marks().deleteOne(dead);
        try {
            marks().insertOne(new Document("_id", projector.name())
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

    void renewMark() {
        marks().updateOne(eq(projector.name()), Updates.set("at", Date.from(now())));
    }

    void unmark() {
        marks().deleteOne(and(eq(projector.name()), eq("node", nodeId)));
    }

    /** An empty collection with its indexes, and nothing parked. */
    void begin() {
        discard();
        storage.create(projector.name() + SUFFIX);
        projector.indexes().forEach(index -> collection().createIndex(index.key()));
    }

    /** The new collection answers from now on. */
    void switchIn() {
        var name = collection().getNamespace().getDatabaseName() + '.' + projector.name();
        collection().renameCollection(new MongoNamespace(name), new RenameCollectionOptions().dropTarget(true));
        takeOverLetters();
    }

    void discard() {
        collection().drop();
        storage.deadLetterCollection().deleteMany(eq(GROUP, group()));
    }

    /**
     * Clears away what a replay left behind that did not come to its end.
     *
     * @return whether nothing is left to do; false while another node's replay may be alive
     */
    boolean cleanUp() {
        var mark = marks().find(eq(projector.name())).first();
        if (mark != null
                && !nodeId.equals(mark.getString("node"))
                && !mark.getDate("at").toInstant().isBefore(now().minus(DEAD_AFTER))) {
            return false;
        }
        if (storage.names().contains(projector.name() + SUFFIX)) {
            discard();
        } else if (storage.deadLetterCollection().countDocuments(eq(GROUP, group())) > 0) {
            takeOverLetters();
        }
        marks().deleteOne(eq(projector.name()));
        return true;
    }

    private void takeOverLetters() {
        var letters = storage.deadLetterCollection();
        var taken = letters.find(eq(GROUP, group())).into(new ArrayList<>());
        letters.deleteMany(eq(GROUP, projector.group()));
        taken.forEach(
                letter -> letters.updateOne(eq(letter.getObjectId("_id")), Updates.set(GROUP, projector.group())));
    }

    private MongoCollection<Document> marks() {
        return storage.collection("projection_replays");
    }

    private static Instant now() {
        return Instant.now();
    }
}
