package com.ogensync.connect.app.observability;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.oversight.AccountFolds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reconciles one account after the other continuously in the background, or all accounts at once on request. */
final class ReconciliationLoop implements SmartLifecycle {

    /** Pause while a store is unavailable. */
    private static final Duration UNAVAILABLE_PAUSE = Duration.ofSeconds(10);

    /** A pause lasts at least this many times the duration of the preceding comparison. */
    private static final int PAUSE_FACTOR = 20;

    private static final UUID LOWEST = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationLoop.class);

    private final AccountFolds folds;
    private final Reconciler reconciler;
    private final Duration rest;
    private UUID last = UUID.randomUUID(); // Nodes start at different accounts.
    private boolean unavailable;
    private volatile @Nullable ScheduledExecutorService thread;

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

    private void step(ScheduledExecutorService own) {
        var begin = System.nanoTime();
        var pause = rest;
        try {
            next();
            unavailable = false;
            var slow = Duration.ofNanos((System.nanoTime() - begin) * PAUSE_FACTOR);
            pause = slow.compareTo(rest) > 0 ? slow : rest;
        } catch (InterruptedException _) {
            return;
        } catch (RuntimeException e) {
            pause = UNAVAILABLE_PAUSE;
            if (!unavailable && !own.isShutdown()) {
                LOG.warn(
                        "Comparing projections with events failed ({})",
                        e.getClass().getSimpleName());
            }
            unavailable = true;
        }
        schedule(own, pause);
    }

    private void next() throws InterruptedException {
        var account = folds.after(last);
        last = account.map(AccountId::uuid).orElse(LOWEST);
        if (account.isPresent()) {
            var _ = reconciler.reconcile(account.get());
        }
    }

    private void schedule(ScheduledExecutorService own, Duration pause) {
        if (!own.isShutdown()) {
            var _ = own.schedule(() -> step(own), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void start() {
        var own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("reconciler").daemon().factory());
        thread = own;
        schedule(own, rest);
    }

    @Override
    public void stop() {
        var own = thread;
        thread = null;
        if (own != null) {
            var _ = own.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
