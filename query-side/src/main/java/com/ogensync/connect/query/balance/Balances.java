package com.ogensync.connect.query.balance;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.runtime.event.AccountFold;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The projection of balances and its query. */
public final class Balances {
    /** The name of the collection. */
    public static final String NAME = "balances";

    private final MongoCollection<Document> balances;
    private final Freshness freshness;

    private Balances(MongoCollection<Document> balances, Freshness freshness) {
        this.balances = balances;
        this.freshness = freshness;
    }

    /** Returns the projection of balances, with the query FindBalance. */
    public static Slice slice() {
        return new Slice(
                new BalanceProjector(),
                (handlers, storage, freshness) -> {
                    var balances = new Balances(storage.collection(NAME), freshness);
                    handlers.answer(FindBalance.class, balances::handle);
                },
                Balances::matches);
    }

    private static boolean matches(MongoCollection<Document> balances, AccountId account, AccountFold fold) {
        var balance = balances.find(eq(account.value())).first();
        return balance != null
                && BalanceProjector.number(balance, BalanceProjector.CREDITS) == fold.balance()
                && BalanceProjector.open(balance).size()
                        == fold.messages().getOrDefault(MessageStatus.ACCEPTED.name(), 0L);
    }

    Answer<AccountBalance> handle(FindBalance query) {
        return freshness.answer(query, () -> view(query.accountId().value()));
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
