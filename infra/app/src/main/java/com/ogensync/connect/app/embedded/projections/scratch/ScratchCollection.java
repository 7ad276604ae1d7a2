package com.ogensync.connect.app.embedded.projections.scratch;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection whose documents are BSON in a {@link ScratchFile}. The superclass synchronizes all requests. */
final class ScratchCollection extends AbstractSynchronizedMongoCollection<Integer> {

    private static final String ID = "_id";
    private static final int CAPACITY = 64;

    private final ScratchFile file;
    private final List<SortedIndex> sorted = new ArrayList<>();
    private final ByteBuf buffer = Unpooled.buffer();
    /** The slots by position; 0 for a removed document. Positions are never used again. */
    private long[] slots = new long[CAPACITY];

    private int positions;
    private int count;
    private int dataSize;

    ScratchCollection(
            MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, ScratchFile file) {
        super(database, name, options, cursors);
        this.file = file;
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        if (positions == slots.length) {
            slots = Arrays.copyOf(slots, positions * 2);
        }
        slots[positions] = file.store(encoded(document));
        count++;
        return positions++;
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        slots[position] = file.replace(slots[position], encoded(after));
    }

    @Override
    protected void removeDocument(Integer position) {
        var document = getDocument(position);
        sorted.forEach(index -> index.remove(document, position));
        file.free(slots[position]);
        slots[position] = 0;
        count--;
    }

    @Override
    protected Document getDocument(Integer position) {
        buffer.clear();
        file.read(slots[position], buffer);
        return BsonDecoder.decodeBson(buffer);
    }

    private ByteBuf encoded(Document document) {
        buffer.clear();
        BsonEncoder.encodeDocument(document, buffer);
        return buffer;
    }

    @Override
    public void addIndex(Index<Integer> index) {
        super.addIndex(index);
        if (index instanceof SortedIndex it) {
            sorted.add(it);
        }
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        sorted.removeIf(index -> index.getName().equals(name));
    }

    /** Uses a sorted index unless documents are requested by their ids. */
    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document order, int skip, int limit, int batchSize, @Nullable Document fields) {
        if (!query.containsKey(ID)) {
            for (var index : sorted) {
                var found = index.find(query, order);
                if (found.isPresent()) {
                    return matchDocumentsFromStream(
                            query, documents(found.get()), skip, limit, batchSize, null, fields);
                }
            }
        }
        return super.queryDocuments(query, order, skip, limit, batchSize, fields);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document order, int skip, int limit, int batchSize, @Nullable Document fields) {
        var found = sorted.stream()
                .flatMap(index -> index.find(query, null).stream())
                .findFirst()
                .orElseGet(() -> live(isNaturalDescending(order)));
        return matchDocumentsFromStream(documents(found), query, order, skip, limit, batchSize, fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return live(false).mapToObj(position -> new DocumentWithPosition<>(getDocument(position), position));
    }

    private IntStream live(boolean descending) {
        return IntStream.range(0, positions)
                .map(i -> descending ? positions - 1 - i : i)
                .filter(position -> slots[position] != 0);
    }

    private Stream<Document> documents(IntStream found) {
        return found.mapToObj(this::getDocument);
    }

    @Override
    public synchronized int count() {
        return count;
    }

    @Override
    public synchronized boolean isEmpty() {
        return count == 0;
    }

    @Override
    protected void updateDataSize(int difference) {
        dataSize += difference;
    }

    @Override
    protected int getDataSize() {
        return dataSize;
    }

    @Override
    public synchronized void drop() {
        super.drop();
        file.close();
    }
}
