package com.ogensync.connect.app.embedded.projections.scratch;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A unique index on one field. It stores the bare value, which takes half the heap of a {@link KeyValue}. */
final class SingleKeyIndex extends AbstractUniqueIndex<Integer> {

    private final Map<@Nullable Object, Integer> positions = new HashMap<>();

    SingleKeyIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    protected @Nullable Integer removeDocument(KeyValue key) {
        return positions.remove(key.get(0));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Integer position) {
        return positions.putIfAbsent(key.get(0), position) == null;
    }

    @Override
    protected @Nullable Integer getPosition(KeyValue key) {
        return positions.get(key.get(0));
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Integer>> getIterable() {
        return () -> positions.entrySet().stream()
                .map(it -> Map.entry(new KeyValue(it.getKey()), it.getValue()))
                .iterator();
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
