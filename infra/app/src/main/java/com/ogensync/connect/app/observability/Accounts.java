package com.ogensync.connect.app.observability;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.postgres.oversight.AccountFold;
import com.ogensync.connect.postgres.oversight.AccountFolds;
import com.ogensync.connect.query.ProjectedAccount;
import com.ogensync.connect.query.projection.Recorded;
import com.ogensync.connect.query.projection.Upkeep;
import java.util.ArrayList;
import java.util.List;

/** Compares what an account's events say with what its projections say, and makes projections anew. */
final class Accounts {

    private final AccountFolds folds;
    private final Upkeep projections;
    private final MongoDatabase database;

    Accounts(AccountFolds folds, Upkeep projections, MongoDatabase database) {
        this.folds = folds;
        this.projections = projections;
        this.database = database;
    }

    /**
     * What a comparison found.
     *
     * @param comparable whether both sides stood at the same place, from its begin to its end
     * @param differing what differs, in words
     */
    record Comparison(boolean comparable, List<String> differing) {
        private static final Comparison IMPOSSIBLE = new Comparison(false, List.of());

        boolean foundDrift() {
            return comparable && !differing.isEmpty();
        }
    }

    Comparison compare(AccountId account) {
        var fold = folds.of(account);
        if (!projections.isComplete(account, fold.position(), ProjectedAccount.SOURCES)) {
            return Comparison.IMPOSSIBLE;
        }
        var differing = differing(fold, ProjectedAccount.find(database, account));
        return differing.isEmpty() || folds.of(account).equals(fold)
                ? new Comparison(true, differing)
                : Comparison.IMPOSSIBLE;
    }

    void remake(AccountId account) {
        projections.remake(
                account,
                ProjectedAccount.SOURCES,
                reader -> folds.history(
                        account,
                        stored -> reader.accept(
                                new Recorded(stored.stream(), stored.sequence(), stored.position(), stored.event()))));
    }

    private static List<String> differing(AccountFold fold, ProjectedAccount projected) {
        var differing = new ArrayList<String>();
        long open = fold.messages().getOrDefault(MessageStatus.ACCEPTED.name(), 0L);
        if (projected.credits() != fold.balance() || projected.open() != open) {
            differing.add("balance");
        }
        if (projected.entries() != fold.entries() || projected.balance() != fold.balance()) {
            differing.add("ledger");
        }
        if (!projected.messages().equals(fold.messages())) {
            differing.add("messages");
        }
        return differing;
    }
}
