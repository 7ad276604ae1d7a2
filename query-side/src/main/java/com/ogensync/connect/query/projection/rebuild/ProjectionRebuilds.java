package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Storage;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetterQueue;
import com.ogensync.connect.query.projection.freshness.EventGaps;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.query.projection.freshness.Positions;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import com.ogensync.connect.query.projection.processing.ProjectionWriter;
import com.ogensync.connect.query.projection.processing.StreamHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds projections from all events while queries use the old documents. The rebuild works in four steps:
 *
 * <ol>
 *   <li>It writes a second collection, named {@code <name>_replay}, starting with the first event.
 *   <li>When that collection is at most 1000 events behind, the projection's processor is stopped and the tokens of all
 *       its segments are claimed, so that no other node writes to the old collection.
 *   <li>The rebuild reads until it has every event that the processor had read.
 *   <li>The new collection is renamed to the old name, its dead letters replace the old ones, and the processor starts
 *       again from its own token.
 * </ol>
 *
 * <p>A query never reads a partial collection. A failure before the rename leaves the old collection unchanged.
 */
public final class ProjectionRebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRebuilds.class);

    /** The lag, in events, at which the processor is stopped and the rest is read. */
    private static final long SWITCH_LAG_MAX = 1000;

    private static final long RENEW_NANOS = 2_000_000_000;
    private static final long SWITCH_NANOS_MAX = 60_000_000_000L;

    private final Storage storage;
    private final List<Projector> projectors;
    private final Configuration axon;
    private final EventGaps gaps;
    private final String nodeId;
    private final Map<String, RebuildProgress> progress = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Rebuilds these projections on this node. */
    public ProjectionRebuilds(
            Storage storage, List<Projector> projectors, Configuration axon, EventGaps gaps, String nodeId) {
        this.storage = storage;
        this.projectors = projectors;
        this.axon = axon;
        this.gaps = gaps;
        this.nodeId = nodeId;
    }

    /** Starts a rebuild. Returns false if this projection is being rebuilt already, on this node or another. */
    public synchronized boolean start(String name) {
        var projector = projectorOf(name);
        var target = new RebuildTarget(storage, projector, nodeId);
        var current = progress.get(name);
        if (stopping || (current != null && current.state() == RebuildProgress.State.RUNNING) || !target.lock()) {
            return false;
        }
        progress.put(name, RebuildProgress.running(0, head(), 0));
        Thread.ofPlatform().name("replay-" + projector.group()).daemon().start(() -> run(projector, target));
        return true;
    }

    /** Returns the progress of the last rebuild that was started on this node. */
    public Optional<RebuildProgress> progress(String name) {
        return Optional.ofNullable(progress.get(name));
    }

    /** Removes the remains of interrupted rebuilds. Returns false while another node's rebuild may still be running. */
    public boolean cleanUp() {
        boolean clean = true;
        for (var projector : projectors) {
            var current = progress.get(projector.name());
            if (current == null || current.state() != RebuildProgress.State.RUNNING) {
                clean &= new RebuildTarget(storage, projector, nodeId).cleanUp();
            }
        }
        return clean;
    }

    /** Cancels running rebuilds; the old collections stay. */
    public void stop() {
        stopping = true;
    }

    private void run(Projector projector, RebuildTarget target) {
        var name = projector.name();
        try {
            target.prepare();
            try (var events = axon.eventStore().openStream(null)) {
                var reader = new RebuildReader(writer(projector, target), events, gaps);
                catchUp(reader, name, target);
                switchOver(reader, projector, target);
            }
            progress.computeIfPresent(name, (_, last) -> last.ended());
            LOG.info("Projection {} has been rebuilt", name);
        } catch (InterruptedException | RuntimeException failure) {
            LOG.warn("Rebuild of projection {} failed; its old documents stay in use", name, failure);
            progress.computeIfPresent(name, (_, last) -> last.failed(failure));
            discardRemains(target);
        } finally {
            unlock(target);
        }
    }

    private ProjectionWriter writer(Projector projector, RebuildTarget target) {
        var deadLetters = new ProjectionDeadLetterQueue(
                target.group(), storage, axon.serializer(), axon.eventSerializer(), () -> {});
        var history = new StreamHistory(axon.eventStore());
        return new ProjectionWriter(projector, target.collection(), history, ProjectionMonitor.NONE, deadLetters, true);
    }

    private void catchUp(RebuildReader reader, String name, RebuildTarget target) throws InterruptedException {
        long begin = System.nanoTime();
        var renewedAt = new long[] {begin};
        long goal = head();
        while (true) {
            long total = goal;
            reader.readTo(goal, position -> {
                requireNotStopping();
                long now = System.nanoTime();
                progress.put(name, RebuildProgress.running(Math.min(position, total), total, now - begin));
                if (now - renewedAt[0] > RENEW_NANOS) {
                    target.renewLock();
                    renewedAt[0] = now;
                }
            });
            long head = head();
            if (head - goal <= SWITCH_LAG_MAX) {
                return;
            }
            goal = head;
        }
    }

    /** Replaces the old collection while this node holds the claims on all tokens of the projection. */
    private void switchOver(RebuildReader reader, Projector projector, RebuildTarget target)
            throws InterruptedException {
        var processor = processor(projector);
        boolean running = processor.isRunning();
        var tokens = axon.getComponent(ProjectionTokenStore.class);
        processor.shutDown();
        try {
            var liveTokens = claimTokens(tokens, projector.group());
            try {
                target.renewLock();
                long end = System.nanoTime() + SWITCH_NANOS_MAX;
                while (!liveTokens.values().stream().allMatch(reader::hasReadAllOf)) {
                    requireNotStopping();
                    if (System.nanoTime() > end) {
                        throw new IllegalStateException("The rebuild did not catch up with the projection within 60 s");
                    }
                    reader.step();
                    liveTokens.keySet().forEach(segment -> tokens.extendClaim(projector.group(), segment));
                }
                axon.getComponent(Freshness.class).replace(target::replaceProjection);
            } finally {
                liveTokens.keySet().forEach(segment -> tokens.releaseClaim(projector.group(), segment));
            }
        } finally {
            if (running) {
                processor.start();
            }
        }
    }

    private static Map<Integer, @Nullable TrackingToken> claimTokens(ProjectionTokenStore tokens, String group) {
        var liveTokens = new HashMap<Integer, @Nullable TrackingToken>();
        try {
            for (int segment : tokens.fetchSegments(group)) {
                liveTokens.put(segment, tokens.fetchToken(group, segment));
            }
            return liveTokens;
        } catch (UnableToClaimTokenException claimedElsewhere) {
            liveTokens.keySet().forEach(segment -> tokens.releaseClaim(group, segment));
            throw claimedElsewhere;
        }
    }

    private TrackingEventProcessor processor(Projector projector) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(projector.group(), TrackingEventProcessor.class)
                .orElseThrow();
    }

    private void requireNotStopping() {
        if (stopping) {
            throw new IllegalStateException("The service is stopping");
        }
    }

    private static void discardRemains(RebuildTarget target) {
        try {
            target.discard();
        } catch (RuntimeException failure) {
            LOG.warn("Could not remove the remains of a failed rebuild; the next start removes them", failure);
        }
    }

    private static void unlock(RebuildTarget target) {
        try {
            target.unlock();
        } catch (RuntimeException failure) {
            LOG.warn("Could not release the rebuild lock; it expires in 30 s", failure);
        }
    }

    private long head() {
        return Positions.of(axon.eventStore().createHeadToken());
    }

    private Projector projectorOf(String name) {
        return projectors.stream()
                .filter(projector -> projector.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such projection"));
    }
}
