package com.ogensync.connect.postgres.node;

import com.ogensync.connect.postgres.UnusableDatabaseException;
import com.ogensync.connect.runtime.timing.PeriodicTask;
import com.ogensync.connect.runtime.timing.SystemTimer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Registers this process under its node's name until it is closed, and measures the offset of this machine's clock. Two
 * processes with one name would take each other's sessions and claims, so the second does not start.
 */
public final class NodeRegistration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRegistration.class);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final long RETRY_MILLIS = 200;

    private final NodeTable nodes;
    private final ThisNode node;
    private final ClockOffset offset;
    private final NodeEnd whenTaken;
    private final SystemTimer timer = new SystemTimer("node");
    private final PeriodicTask beats = new PeriodicTask(timer, INTERVAL, "Registering this node", this::beat);

    NodeRegistration(NodeTable nodes, ThisNode node, ClockOffset offset, NodeEnd whenTaken) {
        this.nodes = nodes;
        this.node = node;
        this.offset = offset;
        this.whenTaken = whenTaken;
    }

    /**
     * Takes the name and starts to update it. A name that a former process has left is free after a few seconds.
     *
     * @throws UnusableDatabaseException if another running process has the name
     */
    void start() {
        nodes.removeOld();
        var lastBeat = nodes.lastBeat(node.name());
        while (!nodes.take(node)) {
            if (!nodes.lastBeat(node.name()).equals(lastBeat)) {
                throw new UnusableDatabaseException("NODE_ID " + node.name()
                        + " is the name of another running node of this database: set a different NODE_ID.");
            }
            pause();
        }
        offset.measure();
        beats.nudge(INTERVAL);
    }

    private void beat() {
        offset.measure();
        if (!nodes.beat(node, offset.last())) {
            beats.stop();
            LOG.error(
                    "Another process has started under the NODE_ID {} while this one did not respond; this one stops",
                    node.name());
            whenTaken.begin();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", e);
        }
    }

    /** Removes the registration, so that another process can take the name at once. */
    @Override
    public void close() {
        beats.stop();
        timer.close();
        try {
            nodes.remove(node);
        } catch (DataAccessException unavailable) {
            LOG.debug("The node's registration could not be removed; it ends by itself", unavailable);
        }
    }
}
