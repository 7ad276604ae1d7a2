package com.ogensync.connect.app.operations;

import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Removes remains of interrupted rebuilds after the start; retries while the store is unavailable or undecided. */
final class StaleRebuildCleanup implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StaleRebuildCleanup.class);
    private static final long RETRY_SECONDS = 15;

    private final ProjectionRebuilds rebuilds;
    private volatile @Nullable ScheduledExecutorService thread;

    StaleRebuildCleanup(ProjectionRebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    private void cleanUp(ScheduledExecutorService own) {
        try {
            if (rebuilds.cleanUp()) {
                own.shutdown();
                return;
            }
        } catch (RuntimeException unavailable) {
            LOG.debug("Cleaning up interrupted rebuilds failed; retrying", unavailable);
        }
        if (!own.isShutdown()) {
            var _ = own.schedule(() -> cleanUp(own), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void start() {
        var own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("replay-remains").daemon().factory());
        thread = own;
        var _ = own.submit(() -> cleanUp(own));
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
