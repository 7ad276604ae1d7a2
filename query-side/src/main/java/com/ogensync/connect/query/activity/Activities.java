package com.ogensync.connect.query.activity;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Creates the slice of activities. */
public final class Activities {
    /** The name of the collection. */
    public static final String NAME = "activities";

    private Activities() {}

    /** Counts an account's activities by the name of their type; types without activities are absent. */
    public static Map<String, Long> counts(MongoCollection<Document> rows, AccountId account) {
        var types = new HashMap<String, Long>();
        for (var row : rows.find(
                        Filters.eq(DocumentBatch.ACCOUNT, account.uuid().toString()))
                .hint(ActivityProjector.NEWEST_FIRST.key())
                .projection(Projections.include(ActivityProjector.TYPE))) {
            types.merge(String.valueOf(row.getString(ActivityProjector.TYPE)), 1L, Math::addExact);
        }
        return types;
    }

    /** Returns the projector and the query handlers of ListActivities and ListActivityChanges. */
    public static Slice slice(SealedDataReader sealedData) {
        var projector = new ActivityProjector(sealedData);
        return new Slice(projector, (handlers, documents, freshness) -> {
            var queries = new ActivityQueries(documents.of(projector.name()), freshness, sealedData);
            handlers.answer(ListActivities.class, queries::handle);
            handlers.answer(ListActivityChanges.class, queries::handle);
        });
    }
}
