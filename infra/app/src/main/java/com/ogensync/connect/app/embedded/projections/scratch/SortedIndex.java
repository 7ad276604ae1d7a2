package com.ogensync.connect.app.embedded.projections.scratch;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An index on a text and at most two numbers or times, such as (account, -position). It finds the documents of one text
 * in the order of the numbers. An index that meets a document with other values is switched off; queries then use
 * another one.
 */
final class SortedIndex extends EmptyIndex<Integer> {

    private static final int KEYS_MAX = 3;

    private final String text;
    private final List<IndexKey> numbers;
    private final Map<String, SortedPositions> documents = new HashMap<>();
    private boolean on;

    SortedIndex(String name, List<IndexKey> keys) {
        super(name, keys);
        text = keys.getFirst().getKey();
        numbers = keys.subList(1, keys.size());
        on = keys.size() <= KEYS_MAX;
    }

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        var key = key(document);
        if (on && key != null && document.get(text) instanceof String value) {
            documents.computeIfAbsent(value, _ -> new SortedPositions()).add(key, position);
        } else {
            on = false;
            documents.clear();
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Integer position, MongoCollection<Integer> collection) {
        if (!Objects.equals(before.get(text), after.get(text)) || !Objects.equals(key(before), key(after))) {
            remove(before, position);
            add(after, position, collection);
        }
    }

    /** Removes a document. The other {@code remove} has no effect, because it lacks the position. */
    void remove(Document document, int position) {
        var key = key(document);
        if (on && key != null && document.get(text) instanceof String value && documents.containsKey(value)) {
            var positions = documents.get(value);
            positions.remove(key, position);
            if (positions.isEmpty()) {
                documents.remove(value);
            }
        }
    }

    /**
     * Returns the positions of a superset of the documents that match a query, in the requested order.
     *
     * @return empty unless the query names the text, and the order is that of this index or there is none
     */
    Optional<IntStream> find(Document query, @Nullable Document order) {
        var conditions = conditions(query);
        var direction = direction(order);
        if (!on || direction == 0 || !(conditions.get(text) instanceof String value)) {
            return Optional.empty();
        }
        var positions = documents.getOrDefault(value, new SortedPositions());
        var bounds = bounds(conditions);
        return Optional.of(positions.between(
                bound(bounds, Long.MIN_VALUE, "$gt", "$gte"),
                bound(bounds, Long.MAX_VALUE, "$lt", "$lte"),
                direction < 0));
    }

    /** Returns 1 or -1, the direction in which the numbers must be read, or 0 if they are in another order. */
    private int direction(@Nullable Document order) {
        if (order == null || order.isEmpty()) {
            return 1;
        }
        var fields = new ArrayList<>(order.keySet());
        var expected = numbers.stream().map(IndexKey::getKey).toList();
        var directions = order.values().stream().distinct().toList();
        return fields.equals(expected) && directions.size() == 1 && directions.getFirst() instanceof Number number
                ? Integer.signum(number.intValue())
                : 0;
    }

    private SortedPositions.@Nullable Key key(Document document) {
        var first = number(document, 0);
        var second = number(document, 1);
        return first == null || second == null ? null : new SortedPositions.Key(first, second);
    }

    /** Returns a number of the sort key: 0 if the index has fewer, null if the document has no number there. */
    private @Nullable Long number(Document document, int place) {
        return place < numbers.size() ? number(document.get(numbers.get(place).getKey())) : Long.valueOf(0);
    }

    /** Returns the conditions by field, including those in {@code $and}; the bounds of one field are merged. */
    private static Map<String, Object> conditions(Document query) {
        var all = new HashMap<String, Object>();
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Iterable<?> parts) {
                parts.forEach(part ->
                        conditions((Document) part).forEach((name, it) -> all.merge(name, it, SortedIndex::both)));
            } else if (condition != null) {
                all.merge(field, condition, SortedIndex::both);
            }
        });
        return all;
    }

    private static Object both(Object one, Object other) {
        if (one instanceof Document first && other instanceof Document second) {
            var merged = new Document();
            merged.putAll(first);
            merged.putAll(second);
            return merged;
        }
        return one;
    }

    /** Returns the conditions on the first number. */
    private Document bounds(Map<String, Object> conditions) {
        return !numbers.isEmpty() && conditions.get(numbers.getFirst().getKey()) instanceof Document bounds
                ? bounds
                : new Document();
    }

    private static long bound(Document bounds, long none, String... operators) {
        for (var operator : operators) {
            var value = number(bounds.get(operator));
            if (value != null) {
                return value;
            }
        }
        return none;
    }

    private static @Nullable Long number(@Nullable Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Instant time -> time.toEpochMilli();
            case null, default -> null;
        };
    }
}
