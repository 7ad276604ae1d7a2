package com.ogensync.connect.app.wiring;

import com.ogensync.connect.app.embedded.ProjectionStore;
import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.query.QueryModule;
import java.time.Duration;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds the port back until the indexes and the projections have seen every stored event, so that the first request
 * finds everything as the last one left it.
 */
@Component
final class CatchUpGate implements SmartLifecycle {

    /** After Axon, before the web server. */
    static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpGate.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration PATIENCE_FOR_OTHERS = Duration.ofSeconds(10);

    private final OperationalIndexes indexes;
    private final Configuration axon;
    private final ProjectionStore store;
    private volatile boolean running;

    CatchUpGate(OperationalIndexes indexes, Configuration axon, ProjectionStore store) {
        this.indexes = indexes;
        this.axon = axon;
        this.store = store;
    }

    @Override
    public void start() {
        try {
            var indexing = new ProgressBar("Indexing", LOG);
            if (!indexes.awaitCaughtUp(PATIENCE, indexing::at)) {
                LOG.warn("The indexes are still behind the events; tokens or sessions may be out of date");
            }
            indexes.retryParked(); // This version may know what the last did not.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!projected()) {
            LOG.warn("The projections are still behind the events; reads say so until they have caught up");
        }
        running = true;
    }

    /** Sends need no projection: a MongoDB of somebody else's is not waited for when it is away. */
    private boolean projected() {
        var bar = new ProgressBar("Projecting", LOG);
        var end = System.nanoTime() + (store.embedded() ? PATIENCE : PATIENCE_FOR_OTHERS).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (QueryModule.awaitCaughtUp(axon, Duration.ofSeconds(5), bar::at)) {
                    return true;
                }
            } catch (RuntimeException away) {
                LOG.warn(
                        "The projections cannot be asked how far they are; asking again ({})",
                        away.getClass().getSimpleName());
            }
        }
        return false;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
