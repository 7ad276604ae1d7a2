package com.ogensync.connect.query.balance;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.query.projection.Slice;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Creates the slice of balances. */
public final class Balances {
    /** The name of the collection. */
    public static final String NAME = "balances";

    private Balances() {}

    /** The credits of an account, and the number of its messages that are paid for and have no known outcome. */
    public record Held(long credits, long open) {}

    /** Returns the projected credits and open messages of an account; null if the account is not projected. */
    public static @Nullable Held held(MongoCollection<Document> balances, AccountId account) {
        var balance = balances.find(Filters.eq(account.value())).first();
        return balance == null
                ? null
                : new Held(
                        BalanceProjector.number(balance, BalanceProjector.CREDITS),
                        BalanceProjector.open(balance).size());
    }

    /** Returns the projector and the query handler of FindBalance. */
    public static Slice slice() {
        var projector = new BalanceProjector();
        return new Slice(projector, (handlers, documents, freshness) -> {
            var queries = new BalanceQueries(documents.of(projector.name()), freshness);
            handlers.answer(FindBalance.class, queries::handle);
        });
    }
}
