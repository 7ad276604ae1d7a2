package com.ogensync.connect.app.wiring;

import com.ogensync.connect.app.embedded.projections.ProjectionStore;
import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.query.QueryModule;
import com.ogensync.connect.runtime.outage.OutageLog;
import java.time.Duration;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delays opening the port until indexes and projections have processed all stored events, so that the first request
 * sees the state after the last one.
 */
@Component
final class CatchUpGate implements SmartLifecycle {

    /** After Axon, before the web server. */
    static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpGate.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final Duration EXTERNAL_TIMEOUT = Duration.ofSeconds(10);

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
            if (!indexes.awaitCaughtUp(TIMEOUT, indexing::at)) {
                LOG.warn("The indexes have not caught up with the events; tokens or sessions may be out of date");
            }
            indexes.retryParked(); // This version may handle events that the previous one could not.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!projectionsCaughtUp()) {
            LOG.warn("The projections have not caught up with the events; reads are marked stale until then");
        }
        running = true;
    }

    /** Waits for the projections, only briefly for an external MongoDB, because sends do not need them. */
    private boolean projectionsCaughtUp() {
        var bar = new ProgressBar("Projecting", LOG);
        var outage = new OutageLog("Reading the projections' positions");
        var end = System.nanoTime() + (store.embedded() ? TIMEOUT : EXTERNAL_TIMEOUT).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (QueryModule.awaitCaughtUp(axon, Duration.ofSeconds(5), bar::at)) {
                    return true;
                }
            } catch (RuntimeException unavailable) {
                outage.failed(unavailable);
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
