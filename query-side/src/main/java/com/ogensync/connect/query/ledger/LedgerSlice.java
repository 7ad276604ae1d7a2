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

/** Creates the slice of ledger entries. */
public final class LedgerSlice {
    /** The name of the collection. */
    public static final String NAME = "ledger_entries";

    private LedgerSlice() {}

    /** Returns the projector and the query handlers of ListLedgerEntries and FindBalanceAt. */
    public static Slice slice() {
        return new Slice(new LedgerProjector(), (handlers, documents, freshness) -> {
            var queries = new LedgerQueries(documents.of(NAME), freshness);
            handlers.answer(ListLedgerEntries.class, queries::handle);
            handlers.answer(FindBalanceAt.class, queries::handle);
        });
    }

    /** The number of an account's entries, and the balance after the last one; 0 if there is none. */
    public record Extent(long entries, long balance) {}

    /** Returns the projected extent of an account's ledger. */
    public static Extent extent(MongoCollection<Document> rows, AccountId account) {
        var uuid = account.uuid().toString();
        var byAccount = new CountOptions().hint(LedgerProjector.NEWEST_FIRST.key());
        long entries = rows.countDocuments(Filters.eq(DocumentBatch.ACCOUNT, uuid), byAccount);
        var last = rows.find(Filters.eq(LedgerProjector.idOf(uuid, entries))).first();
        return new Extent(entries, last == null ? 0 : last.getLong(LedgerProjector.BALANCE));
    }

    /** Returns the totals of an account's entries before a moment. */
    public static Usage.Credits totals(MongoCollection<Document> entries, AccountId account, Instant before) {
        return LedgerQueries.totals(entries, account, before);
    }
}
