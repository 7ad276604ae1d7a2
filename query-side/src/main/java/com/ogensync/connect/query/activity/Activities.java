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

/** Brings activities into an application. */
public final class Activities {
    /** The collection. */
    public static final String NAME = "activities";

    private Activities() {}

    /** How many activities the projection has of an account, by the name of their type; none is zero. */
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

    /** The projector, and what answers ListActivities and ListActivityChanges. */
    public static Slice slice(SealedDataReader opener) {
        var projector = new ActivityProjector(opener);
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new ActivityQueries(documents.of(projector.name()), freshness, opener);
            questions.answer(ListActivities.class, queries::handle);
            questions.answer(ListActivityChanges.class, queries::handle);
        });
    }
}
