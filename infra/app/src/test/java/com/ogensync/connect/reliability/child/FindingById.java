package com.ogensync.connect.reliability.child;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An in-memory MongoDB backend that uses the id index also for queries with further conditions, as MongoDB does.
 * Without it the conditional replacement of a document scans the whole collection.
 */
final class FindingById extends MemoryBackend {

    private static final String ID = "_id";

    @Override
    public MemoryDatabase openOrCreateDatabase(String database) {
        return new MemoryDatabase(database, getCursorRegistry()) {
            @Override
            protected Index<Integer> openOrCreateUniqueIndex(
                    String collection, String index, List<IndexKey> keys, boolean sparse) {
                return keys.size() == 1 && keys.getFirst().getKey().equals(ID)
                        ? new Ids(index, keys, sparse)
                        : super.openOrCreateUniqueIndex(collection, index, keys, sparse);
            }
        };
    }

    /** The caller still applies the whole query to the documents found here. */
    private static final class Ids extends MemoryUniqueIndex {

        private Ids(String name, List<IndexKey> keys, boolean sparse) {
            super(name, keys, sparse);
        }

        @Override
        public synchronized boolean canHandle(Document query) {
            return super.canHandle(query) || id(query).isPresent();
        }

        @Override
        public synchronized Iterable<Integer> getPositions(Document query) {
            return super.getPositions(super.canHandle(query) ? query : id(query).orElseThrow());
        }

        /** Returns the part of the query that selects one id. */
        private static Optional<Document> id(Document query) {
            var all = query.get("$and") instanceof Collection<?> parts ? parts.stream() : Stream.empty();
            return Stream.concat(Stream.of(query), all)
                    .filter(Document.class::isInstance)
                    .map(it -> ((Document) it).get(ID))
                    .filter(String.class::isInstance)
                    .map(it -> new Document(ID, it))
                    .findFirst();
        }
    }
}
