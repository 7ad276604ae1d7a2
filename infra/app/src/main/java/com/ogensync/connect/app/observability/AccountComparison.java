package com.ogensync.connect.app.observability;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.oversight.AccountFolds;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import java.util.List;

/** Compares an account's projections with its events, and rebuilds projections. */
final class AccountComparison {

    private final AccountFolds folds;
    private final ProjectionMaintenance projections;

    AccountComparison(AccountFolds folds, ProjectionMaintenance projections) {
        this.folds = folds;
        this.projections = projections;
    }

    /**
     * The result of a comparison.
     *
     * @param comparable whether both sides were at the same event position during the whole comparison
     * @param differing names of the projections that differ
     */
    record Comparison(boolean comparable, List<String> differing) {
        private static final Comparison IMPOSSIBLE = new Comparison(false, List.of());

        boolean foundDrift() {
            return comparable && !differing.isEmpty();
        }
    }

    Comparison compare(AccountId account) {
        var fold = folds.of(account);
        if (!projections.isComplete(account, fold.position())) {
            return Comparison.IMPOSSIBLE;
        }
        var differing = projections.differing(account, fold, folds.biography(account)::after);
        return differing.isEmpty() || folds.of(account).equals(fold)
                ? new Comparison(true, differing)
                : Comparison.IMPOSSIBLE;
    }

    void rebuild(AccountId account) {
        projections.rebuild(account, folds.history(account)::after);
    }
}
