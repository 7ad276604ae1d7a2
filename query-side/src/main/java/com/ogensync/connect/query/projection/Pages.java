package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.query.Page;
import java.util.ArrayList;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads pages of an account's documents. The sort key of a document never changes, so pages are stable. */
public final class Pages {
    private static final String POSITION = "position";

    private Pages() {}

    /** Returns the newest documents that match the filter. Reads one more to find out whether another page follows. */
    public static <T> Page<T> newestFirst(
            MongoCollection<Document> documents, Index index, Bson filter, int limit, Function<Document, T> view) {
        var rows = documents
                .find(filter)
                .hint(index.key())
                .sort(new Document(POSITION, -1))
                .limit(limit + 1)
                .into(new ArrayList<>());
        var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        var next = rows.size() > limit ? shown.getLast().getLong(POSITION) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
