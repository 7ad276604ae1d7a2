package com.ogensync.connect.query.balance;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.query.projection.Slice;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Brings balances into an application. */
public final class Balances {
    /** The collection. */
    public static final String NAME = "balances";

    private Balances() {}

    /** What an account has, and how many of its messages are paid for and not known to have an outcome. */
    public record Held(long credits, long open) {}

    /** What the projection says that an account has; null when it does not know the account. */
    public static @Nullable Held held(MongoCollection<Document> balances, AccountId account) {
        var balance = balances.find(Filters.eq(account.value())).first();
        return balance == null
                ? null
                : new Held(
                        BalanceProjector.number(balance, BalanceProjector.CREDITS),
                        BalanceProjector.open(balance).size());
    }

    /** The projector, and what answers FindBalance. */
    public static Slice slice() {
        var projector = new BalanceProjector();
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new BalanceQueries(documents.of(projector.name()), freshness);
            questions.answer(FindBalance.class, queries::handle);
        });
    }
}
