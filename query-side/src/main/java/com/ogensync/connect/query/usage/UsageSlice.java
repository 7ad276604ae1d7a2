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

/** Brings usage into an application. */
public final class UsageSlice {
    /** The collection. */
    public static final String NAME = "usage_hours";

    private UsageSlice() {}

    /**
     * The hours since 1970 in which an account's messages did anything, as the projection says; those whose counts are
     * kept with them, by the names of the milestones, none of which is zero.
     */
    public static Map<Long, Optional<Map<String, Long>>> hours(MongoCollection<Document> rows, AccountId account) {
        var hours = new HashMap<Long, Optional<Map<String, Long>>>();
        rows.find(Filters.eq(DocumentBatch.ACCOUNT, account.uuid().toString()))
                .hint(UsageProjector.BY_HOUR.key())
                .forEach(row -> hours.put(row.getLong(UsageProjector.HOUR), UsageHours.kept(row)));
        return hours;
    }

    /** The projector, and what answers FindUsage, from messages and ledger too. */
    public static Slice slice(Clock clock) {
        var projector = new UsageProjector();
        return new Slice(projector, (questions, documents, freshness) -> {
            var hours = new UsageHours(documents.of(projector.name()), documents.of(Messages.NAME), freshness, clock);
            var queries = new UsageQueries(hours, documents.of(LedgerSlice.NAME), freshness);
            questions.answer(FindUsage.class, queries::handle);
        });
    }
}
