package com.ogensync.connect.app.anchors;

import com.ogensync.connect.postgres.audit.FaultyLedgerException;
import com.ogensync.connect.postgres.audit.LedgerAnchors;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks now and then whether an anchor is due, and makes it; of several nodes one does. */
final class AnchorRounds implements SmartLifecycle {

    private static final Duration LOOK_EVERY_MAX = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(AnchorRounds.class);

    private final LedgerAnchors anchors;
    private final Duration every;
    private final Duration lookEvery;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService thread;

    AnchorRounds(LedgerAnchors anchors, Duration every, Clock clock) {
        this.anchors = anchors;
        this.every = every;
        this.lookEvery = every.compareTo(LOOK_EVERY_MAX) < 0 ? every : LOOK_EVERY_MAX;
        this.clock = clock;
    }

    /** How long to rest after it. */
    private Duration look() {
        try {
            anchors.createIfOlder(every, clock.instant())
                    .ifPresent(it -> LOG.debug("Anchor {} sums up {} entries", it.anchor(), it.entries()));
            return lookEvery;
        } catch (FaultyLedgerException e) {
            LOG.error("{}", e.getMessage());
        } catch (SQLException e) {
            LOG.warn("The ledger cannot be anchored now (SQL state {})", e.getSQLState());
        } catch (RuntimeException e) {
            LOG.error("The ledger cannot be anchored", e);
        }
        return every;
    }

    private void again(ScheduledExecutorService own, Duration rest) {
        if (!own.isShutdown()) {
            var _ = own.schedule(() -> again(own, look()), rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void start() {
        var own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("anchors").daemon().factory());
        thread = own;
        again(own, lookEvery);
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
