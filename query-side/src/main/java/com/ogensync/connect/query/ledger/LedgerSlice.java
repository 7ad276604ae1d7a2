package com.ogensync.connect.query.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Slice;
import java.time.Instant;
import org.bson.Document;

/** Brings ledgers into an application. */
public final class LedgerSlice {
    /** The collection. */
    public static final String NAME = "ledger_entries";

    private LedgerSlice() {}

    /** The projector, and what answers ListLedgerEntries and FindBalanceAt. */
    public static Slice slice() {
        return new Slice(new LedgerProjector(), (questions, documents, freshness) -> {
            var queries = new LedgerQueries(documents.of(NAME), freshness);
            questions.answer(ListLedgerEntries.class, queries::handle);
            questions.answer(FindBalanceAt.class, queries::handle);
        });
    }

    /** How many entries an account has, and what the last of them left; nothing when there is no such entry. */
    public record Extent(long entries, long balance) {}

    /** How far the projection says that an account's ledger goes. */
    public static Extent extent(MongoCollection<Document> rows, AccountId account) {
        var uuid = account.uuid().toString();
        var byAccount = new CountOptions().hint(LedgerProjector.NEWEST_FIRST.key());
        long entries = rows.countDocuments(Filters.eq(DocumentBatch.ACCOUNT, uuid), byAccount);
        var last = rows.find(Filters.eq(LedgerProjector.idOf(uuid, entries))).first();
        return new Extent(entries, last == null ? 0 : last.getLong(LedgerProjector.BALANCE));
    }

    /** The totals of an account's entries before a moment. */
    public static Usage.Credits totals(MongoCollection<Document> entries, AccountId account, Instant before) {
        return LedgerQueries.totals(entries, account, before);
    }
}
