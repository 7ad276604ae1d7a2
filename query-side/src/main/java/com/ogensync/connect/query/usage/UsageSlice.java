package com.ogensync.connect.query.usage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Slice;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Creates the slice of usage. */
public final class UsageSlice {
    /** The name of the collection. */
    public static final String NAME = "usage_hours";

    private UsageSlice() {}

    /**
     * Returns the projected hours, counted since 1970, in which an account's messages changed. Each has its cached
     * counts, if they are valid, by the names of the milestones; counts of zero are absent.
     */
    public static Map<Long, Optional<Map<String, Long>>> hours(MongoCollection<Document> rows, AccountId account) {
        var hours = new HashMap<Long, Optional<Map<String, Long>>>();
        rows.find(Filters.eq(DocumentBatch.ACCOUNT, account.uuid().toString()))
                .hint(UsageProjector.BY_HOUR.key())
                .forEach(row -> hours.put(row.getLong(UsageProjector.HOUR), UsageHours.cached(row)));
        return hours;
    }

    /** Returns the projector and the query handler of FindUsage, which also reads messages and ledger entries. */
    public static Slice slice(Clock clock) {
        var projector = new UsageProjector();
        return new Slice(projector, (handlers, documents, freshness) -> {
            var hours = new UsageHours(documents.of(projector.name()), documents.of(Messages.NAME), freshness, clock);
            var queries = new UsageQueries(hours, documents.of(LedgerSlice.NAME), freshness);
            handlers.answer(FindUsage.class, queries::handle);
        });
    }
}
