package com.ogensync.connect.query.projection;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.bson.Document;

/**
 * The collections of the projections, written with majority and journal. No connection is made before the first use,
 * since MongoDB may be unavailable at the start.
 */
public final class Storage implements MongoTemplate {
    /** The field of a dead letter that has its processing group, as Axon writes it. */
    public static final String LETTER_GROUP = "processingGroup";

    /** The field of a dead letter that has its sequence, which is the account. */
    public static final String LETTER_SEQUENCE = "sequenceIdentifier";

    private static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

    private final MongoDatabase database;
    private final List<Projector> projectors;
    private final AtomicBoolean indexed = new AtomicBoolean();

    /** Keeps these projections in a database. */
    public Storage(MongoDatabase database, List<Projector> projectors) {
        this.database = database.withWriteConcern(DURABLE);
        this.projectors = List.copyOf(projectors);
    }

    /**
     * Returns the name of the event processor that updates all projections. It contains a digest of the projections'
     * names: a version with a further projection uses tokens of its own and reads all events again, so that the new
     * projection has every event.
     */
    public String processor() {
        var names = String.join(
                ",", projectors.stream().map(Projector::name).sorted().toList());
        return String.format(Locale.ROOT, "projections-%08x", names.hashCode());
    }

    /** Returns all projections. */
    public List<Projector> projectors() {
        return projectors;
    }

    /** Returns the projection of this name. Throws {@link IllegalArgumentException} if there is none. */
    public Projector projector(String name) {
        return projectors.stream()
                .filter(projector -> projector.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such projection"));
    }

    /** Returns the projection collection of this name. */
    public MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /** Creates an empty collection of this name. */
    public void create(String name) {
        database.createCollection(name);
    }

    /** Returns the names of all collections. */
    public List<String> names() {
        return database.listCollectionNames().into(new ArrayList<>());
    }

    /** Creates missing indexes, once. If that fails, the next call tries again. */
    public void ensureIndexes() {
        if (!indexed.get()) {
            projectors.forEach(this::ensureIndexes);
            trackingTokensCollection()
                    .createIndex(
                            new Document("processorName", 1).append("segment", 1), new IndexOptions().unique(true));
            indexed.set(true);
        }
    }

    /** Creates missing indexes again after the database was lost. */
    public void recreateIndexes() {
        indexed.set(false);
        ensureIndexes();
    }

    private void ensureIndexes(Projector projector) {
        projector.indexes().forEach(index -> collection(projector.name()).createIndex(index.key()));
    }

    @Override
    public MongoCollection<Document> trackingTokensCollection() {
        return collection("tracking_tokens");
    }

    @Override
    public MongoCollection<Document> deadLetterCollection() {
        return collection("dead_letters");
    }

    @Override
    public MongoCollection<Document> eventCollection() {
        throw new UnsupportedOperationException("Events are not stored in MongoDB");
    }

    @Override
    public MongoCollection<Document> snapshotCollection() {
        throw new UnsupportedOperationException("Snapshots are not stored in MongoDB");
    }

    @Override
    public MongoCollection<Document> sagaCollection() {
        throw new UnsupportedOperationException("There are no sagas");
    }
}
