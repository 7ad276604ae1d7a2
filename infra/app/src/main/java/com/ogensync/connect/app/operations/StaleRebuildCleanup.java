package com.ogensync.connect.app.operations;

import com.ogensync.connect.query.projection.ProjectionRebuilds;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Clears away, after the start, what replays of before left; again later while the store is away or undecided. */
final class StaleRebuildCleanup implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StaleRebuildCleanup.class);
    private static final long AGAIN_SECONDS = 15;

    private final ProjectionRebuilds replays;
    private volatile @Nullable ScheduledExecutorService thread;

    StaleRebuildCleanup(ProjectionRebuilds replays) {
        this.replays = replays;
    }

    private void look(ScheduledExecutorService own) {
        try {
            if (replays.cleanUp()) {
                own.shutdown();
                return;
            }
        } catch (RuntimeException away) {
            LOG.debug("What replays left cannot be looked at yet", away);
        }
        if (!own.isShutdown()) {
            var _ = own.schedule(() -> look(own), AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void start() {
        var own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("replay-remains").daemon().factory());
        thread = own;
        var _ = own.submit(() -> look(own));
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
