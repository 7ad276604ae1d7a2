package com.ogensync.connect.app.observability;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares an account's projections with its events, and rebuilds them if they differ. */
final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final AccountComparison accounts;
    private final Duration recheckDelay;
    private final DriftFigures figures;
    private final Set<AccountId> drifting = ConcurrentHashMap.newKeySet();

    /**
     * Creates a reconciler.
     *
     * @param recheckDelay delay before a difference is checked again; a late commit is projected by then and is not
     *     drift
     */
    Reconciler(AccountComparison accounts, Duration recheckDelay, DriftFigures figures) {
        this.accounts = accounts;
        this.recheckDelay = recheckDelay;
        this.figures = figures;
    }

    /** The result of reconciling an account. */
    enum Outcome {
        EQUAL,
        /** Events and projections are not at the same position at the moment. */
        NOT_COMPARABLE,
        HEALED,
        STILL_DRIFTING
    }

    /** Returns the number of accounts whose projections are known to be wrong and are not repaired. */
    int drifting() {
        return drifting.size();
    }

    /** Returns those accounts. */
    List<AccountId> driftingAccounts() {
        return List.copyOf(drifting);
    }

    Outcome reconcile(AccountId account) throws InterruptedException {
        var comparison = accounts.compare(account);
        if (comparison.foundDrift()) {
            Thread.sleep(recheckDelay);
            comparison = accounts.compare(account);
        }
        if (!comparison.comparable()) {
            return Outcome.NOT_COMPARABLE;
        }
        if (!comparison.foundDrift()) {
            drifting.remove(account);
            return Outcome.EQUAL;
        }
        if (drifting.add(account)) {
            figures.found();
        }
        LOG.warn(
                "An account's projections differ from its events ({}); rebuilding them",
                String.join(", ", comparison.differing()));
        accounts.rebuild(account);
        return healed(account);
    }

    private Outcome healed(AccountId account) {
        var comparison = accounts.compare(account);
        if (!comparison.comparable() || comparison.foundDrift()) {
            return Outcome.STILL_DRIFTING;
        }
        drifting.remove(account);
        figures.healed();
        return Outcome.HEALED;
    }

    /** Counters of found and healed accounts. */
    interface DriftFigures {
        void found();

        void healed();
    }
}
