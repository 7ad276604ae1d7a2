package com.ogensync.connect.query.balance;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Answers queries for the balance of an account. */
final class BalanceQueries {
    private final MongoCollection<Document> balances;
    private final Freshness freshness;

    BalanceQueries(MongoCollection<Document> balances, Freshness freshness) {
        this.balances = balances;
        this.freshness = freshness;
    }

    Answer<AccountBalance> handle(FindBalance query) {
        return freshness.answer(
                query, List.of("balances"), () -> view(query.accountId().value()));
    }

    private @Nullable AccountBalance view(String id) {
        var balance = balances.find(eq(id)).first();
        if (balance == null) {
            return null;
        }
        long used = BalanceProjector.number(balance, BalanceProjector.USED);
        return new AccountBalance(
                BalanceProjector.number(balance, BalanceProjector.CREDITS),
                used,
                used - BalanceProjector.open(balance).size());
    }
}
