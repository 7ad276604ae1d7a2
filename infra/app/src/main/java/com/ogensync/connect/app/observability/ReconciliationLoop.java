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

/** Goes from account to account, for ever and slowly; and through all of them at once when it is asked to. */
final class ReconciliationLoop implements SmartLifecycle {

    /** While a store is away. */
    private static final Duration AWAY = Duration.ofSeconds(10);

    /** Of the time, this part at most is spent looking. */
    private static final int SHARE = 20;

    private static final UUID LOWEST = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationLoop.class);

    private final AccountFolds folds;
    private final Reconciler reconciler;
    private final Duration rest;
    private UUID last = UUID.randomUUID(); // Nodes begin at different accounts.
    private boolean away;
    private volatile @Nullable ScheduledExecutorService thread;

    ReconciliationLoop(AccountFolds folds, Reconciler reconciler, Duration rest) {
        this.folds = folds;
        this.reconciler = reconciler;
        this.rest = rest;
    }

    /** Looks at all accounts now; how many looks ended how. */
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
            away = false;
            var slow = Duration.ofNanos((System.nanoTime() - begin) * SHARE);
            pause = slow.compareTo(rest) > 0 ? slow : rest;
        } catch (InterruptedException _) {
            return;
        } catch (RuntimeException e) {
            pause = AWAY;
            if (!away && !own.isShutdown()) {
                LOG.warn(
                        "Projections cannot be compared with events now ({})",
                        e.getClass().getSimpleName());
            }
            away = true;
        }
        again(own, pause);
    }

    private void next() throws InterruptedException {
        var account = folds.after(last);
        last = account.map(AccountId::uuid).orElse(LOWEST);
        if (account.isPresent()) {
            var _ = reconciler.reconcile(account.get());
        }
    }

    private void again(ScheduledExecutorService own, Duration pause) {
        if (!own.isShutdown()) {
            var _ = own.schedule(() -> step(own), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void start() {
        var own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("reconciler").daemon().factory());
        thread = own;
        again(own, rest);
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
