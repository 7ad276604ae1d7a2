package com.ogensync.connect.query.balance;

import com.ogensync.connect.api.query.FindBalance;
import com.ogensync.connect.query.projection.Slice;

/** Brings balances into an application. */
public final class Balances {
    private Balances() {}

    /** The projector, and what answers FindBalance. */
    public static Slice slice() {
        var projector = new BalanceProjector();
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new BalanceQueries(documents.of(projector.name()), freshness);
            questions.answer(FindBalance.class, queries::handle);
        });
    }
}
