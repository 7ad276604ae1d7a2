package com.ogensync.connect.app.observability;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether an account's projections say what its events say, and mends them when they do not. */
final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final AccountComparison accounts;
    private final Duration secondLook;
    private final DriftFigures figures;
    private final Set<AccountId> drifting = ConcurrentHashMap.newKeySet();

    /**
     * Reconciles accounts.
     *
     * @param secondLook after that time a difference counts if it is still there: an event that was committed late
     *     arrives late, and that is no drift
     */
    Reconciler(AccountComparison accounts, Duration secondLook, DriftFigures figures) {
        this.accounts = accounts;
        this.secondLook = secondLook;
        this.figures = figures;
    }

    /** What became of a look at an account. */
    enum Outcome {
        EQUAL,
        /** Its events and its projections do not stand at the same place now. */
        NOT_COMPARABLE,
        HEALED,
        STILL_DRIFTING
    }

    /** How many accounts' projections are known to be wrong and are not mended. */
    int drifting() {
        return drifting.size();
    }

    /** Those accounts. */
    List<AccountId> driftingAccounts() {
        return List.copyOf(drifting);
    }

    Outcome reconcile(AccountId account) throws InterruptedException {
        var comparison = accounts.compare(account);
        if (comparison.foundDrift()) {
            Thread.sleep(secondLook);
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
                "An account's projections differ from its events ({}); they are made anew",
                String.join(", ", comparison.differing()));
        accounts.remake(account);
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

    /** Hears what to count. */
    interface DriftFigures {
        void found();

        void healed();
    }
}
