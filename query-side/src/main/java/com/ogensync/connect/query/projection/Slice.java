package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.runtime.event.AccountFold;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A projection: its projector, which also names it, its query handlers and its comparison.
 *
 * @param queries registers the query handlers when the configuration starts
 * @param comparison compares an account's documents with its events; null if they are rebuilt in memory and compared
 *     completely, which suits projections of an account's few events besides messages and ledger entries
 */
public record Slice(
        Projector projector, Queries queries, @Nullable Comparison comparison) {
    /** A projection whose documents are rebuilt for a comparison. */
    public Slice(Projector projector, Queries queries) {
        this(projector, queries, null);
    }

    /** Returns the name of the projection and of its collection. */
    public String name() {
        return projector.name();
    }

    /** Registers the query handlers of a projection. */
    @FunctionalInterface
    public interface Queries {
        /** Registers the handlers; a query may read the collections of several projections. */
        void register(QueryHandlers handlers, Storage storage, Freshness freshness);
    }

    /** Compares the documents of an account with its events. */
    @FunctionalInterface
    public interface Comparison {
        /** Returns whether the documents in the collection agree with the fold of the account's events. */
        boolean matches(MongoCollection<Document> documents, AccountId account, AccountFold fold);
    }
}
