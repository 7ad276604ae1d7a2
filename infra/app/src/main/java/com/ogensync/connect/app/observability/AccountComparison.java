package com.ogensync.connect.app.observability;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.postgres.oversight.AccountFold;
import com.ogensync.connect.postgres.oversight.AccountFolds;
import com.ogensync.connect.postgres.oversight.ActivityFolds;
import com.ogensync.connect.query.ProjectedAccount;
import com.ogensync.connect.query.activity.Activities;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.query.usage.UsageSlice;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Compares an account's projections with its events, and rebuilds projections. */
final class AccountComparison {

    /** Projections of few events, which are rebuilt in memory and compared completely. */
    private static final List<String> SMALL = List.of("account_profiles", "whatsapp_sessions");

    private final AccountFolds folds;
    private final ActivityFolds activities;
    private final ProjectionMaintenance projections;
    private final MongoDatabase database;

    AccountComparison(
            AccountFolds folds, ActivityFolds activities, ProjectionMaintenance projections, MongoDatabase database) {
        this.folds = folds;
        this.activities = activities;
        this.projections = projections;
        this.database = database;
    }

    /**
     * The result of a comparison.
     *
     * @param comparable whether both sides were at the same event position during the whole comparison
     * @param differing names of the parts that differ
     */
    record Comparison(boolean comparable, List<String> differing) {
        private static final Comparison IMPOSSIBLE = new Comparison(false, List.of());

        boolean foundDrift() {
            return comparable && !differing.isEmpty();
        }
    }

    Comparison compare(AccountId account) {
        var fold = folds.of(account);
        if (!projections.isComplete(account, fold.position(), projections.names())) {
            return Comparison.IMPOSSIBLE;
        }
        var differing = differing(fold, ProjectedAccount.find(database, account));
        differing.addAll(differing(account));
        differing.addAll(projections.differing(account, SMALL, reader -> folds.biography(account, copying(reader))));
        return differing.isEmpty() || folds.of(account).equals(fold)
                ? new Comparison(true, differing)
                : Comparison.IMPOSSIBLE;
    }

    void remake(AccountId account) {
        projections.remake(account, projections.names(), reader -> folds.history(account, copying(reader)));
    }

    private static Consumer<StoredEvent> copying(Consumer<StoredEvent> reader) {
        return stored ->
                reader.accept(new StoredEvent(stored.stream(), stored.sequence(), stored.position(), stored.event()));
    }

    private List<String> differing(AccountId account) {
        var fold = activities.of(account);
        var differing = new ArrayList<String>();
        var projected = Activities.counts(database.getCollection(Activities.NAME), account);
        // Positions are not compared: a late commit is projected at the position where it was found, until a rebuild.
        if (!projected.equals(fold.activities())) {
            differing.add(Activities.NAME);
        }
        var hours = UsageSlice.hours(database.getCollection(UsageSlice.NAME), account);
        boolean counted = hours.entrySet().stream()
                .allMatch(hour -> hour.getValue()
                        .map(counts -> counts.equals(fold.hours().get(hour.getKey())))
                        .orElse(true));
        if (!counted || !hours.keySet().equals(fold.hours().keySet())) {
            differing.add(UsageSlice.NAME);
        }
        return differing;
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
