package com.ogensync.connect.app.observability;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.oversight.AccountFolds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reconciles one account after the other continuously in the background, or all accounts at once on request. */
final class ReconciliationLoop {

    /** A pause lasts at least this many times the duration of the preceding comparison. */
    private static final int PAUSE_FACTOR = 20;

    private static final UUID LOWEST = new UUID(0, 0);

    private final AccountFolds folds;
    private final Reconciler reconciler;
    private final Duration rest;
    private UUID last = UUID.randomUUID(); // Nodes start at different accounts.

    ReconciliationLoop(AccountFolds folds, Reconciler reconciler, Duration rest) {
        this.folds = folds;
        this.reconciler = reconciler;
        this.rest = rest;
    }

    /** Reconciles all accounts now; returns the number of accounts per outcome. */
    Map<Reconciler.Outcome, Integer> all() throws InterruptedException {
        var outcomes = new EnumMap<Reconciler.Outcome, Integer>(Reconciler.Outcome.class);
        for (var outcome : Reconciler.Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        var account = folds.after(LOWEST);
        while (account.isPresent()) {
            outcomes.merge(reconciler.reconcile(account.get()), 1, Integer::sum);
            account = folds.after(account.get().uuid());
        }
        return outcomes;
    }

    /** Reconciles the next account; returns the pause until the following one, null after an interruption. */
    @Nullable Duration step() {
        var begin = System.nanoTime();
        try {
            next();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
        var slow = Duration.ofNanos((System.nanoTime() - begin) * PAUSE_FACTOR);
        return slow.compareTo(rest) > 0 ? slow : rest;
    }

    private void next() throws InterruptedException {
        var account = folds.after(last);
        last = account.map(AccountId::uuid).orElse(LOWEST);
        if (account.isPresent()) {
            var _ = reconciler.reconcile(account.get());
        }
    }
}
