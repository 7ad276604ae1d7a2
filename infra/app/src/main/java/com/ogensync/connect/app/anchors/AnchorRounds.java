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

/** Creates a ledger anchor when the newest one is too old; with several nodes, one of them does. */
final class AnchorRounds implements SmartLifecycle {

    private static final Duration MAX_CHECK_INTERVAL = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(AnchorRounds.class);

    private final LedgerAnchors anchors;
    private final Duration every;
    private final Duration checkInterval;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService thread;

    AnchorRounds(LedgerAnchors anchors, Duration every, Clock clock) {
        this.anchors = anchors;
        this.every = every;
        this.checkInterval = every.compareTo(MAX_CHECK_INTERVAL) < 0 ? every : MAX_CHECK_INTERVAL;
        this.clock = clock;
    }

    /** Creates an anchor if one is due; returns the delay until the next check. */
    private Duration createIfDue() {
        try {
            anchors.createIfOlder(every, clock.instant())
                    .ifPresent(it -> LOG.debug("Created anchor {} over {} entries", it.anchor(), it.entries()));
            return checkInterval;
        } catch (FaultyLedgerException e) {
            LOG.error("{}", e.getMessage());
        } catch (SQLException e) {
            LOG.warn("Creating a ledger anchor failed (SQL state {})", e.getSQLState());
        } catch (RuntimeException e) {
            LOG.error("Creating a ledger anchor failed", e);
        }
        return every;
    }

    private void schedule(ScheduledExecutorService own, Duration rest) {
        if (!own.isShutdown()) {
            var _ = own.schedule(() -> schedule(own, createIfDue()), rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void start() {
        var own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("anchors").daemon().factory());
        thread = own;
        schedule(own, checkInterval);
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
