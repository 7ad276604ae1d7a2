package com.ogensync.connect.query.ledger;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.FindBalanceAt;
import com.ogensync.connect.api.query.ListLedgerEntries;
import com.ogensync.connect.api.query.Usage;
import com.ogensync.connect.query.projection.Slice;
import java.time.Instant;
import org.bson.Document;

/** Brings ledgers into an application. */
public final class Ledger {
    /** The collection. */
    public static final String NAME = "ledger_entries";

    private Ledger() {}

    /** The projector, and what answers ListLedgerEntries and FindBalanceAt. */
    public static Slice slice() {
        return new Slice(new LedgerProjector(), (questions, documents, freshness) -> {
            var queries = new LedgerQueries(documents.of(NAME), freshness);
            questions.answer(ListLedgerEntries.class, queries::handle);
            questions.answer(FindBalanceAt.class, queries::handle);
        });
    }

    /** The totals of an account's entries before a moment. */
    public static Usage.Credits totals(MongoCollection<Document> entries, AccountId account, Instant before) {
        return LedgerQueries.totals(entries, account, before);
    }
}
