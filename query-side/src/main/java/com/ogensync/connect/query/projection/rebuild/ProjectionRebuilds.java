package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Storage;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetterQueue;
import com.ogensync.connect.query.projection.freshness.EventGaps;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.query.projection.freshness.Positions;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.processing.ProjectionProcessor;
import com.ogensync.connect.query.projection.processing.ProjectionTarget;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds projections from all events while queries use the old documents. The rebuild works in four steps:
 *
 * <ol>
 *   <li>It writes a second collection, named {@code <name>_replay}, starting with the first event.
 *   <li>When that collection is at most 1000 events behind, the projections' processor is stopped and the tokens of all
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

    private static final int PAGE_SIZE = 1000;
    private static final int WAIT_MILLIS = 100;
    private static final long RENEW_NANOS = 2_000_000_000;
    private static final long SWITCH_NANOS_MAX = 60_000_000_000L;

    private final Storage storage;
    private final Configuration axon;
    private final EventPageReader reader;
    private final EventGaps gaps;
    private final String nodeId;
    private final Map<String, RebuildProgress> progress = new ConcurrentHashMap<>();
    private final Lock switching = new ReentrantLock();
    private volatile boolean stopping;

    /** Rebuilds projections on this node. */
    public ProjectionRebuilds(Storage storage, Configuration axon, EventPages pages, EventGaps gaps, String nodeId) {
        this.storage = storage;
        this.axon = axon;
        this.reader = new EventPageReader(pages, PAGE_SIZE);
        this.gaps = gaps;
        this.nodeId = nodeId;
    }

    /** Starts a rebuild. Returns false if this projection is being rebuilt already, on this node or another. */
    public synchronized boolean start(String name) {
        var projector = storage.projector(name);
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
        for (var projector : storage.projectors()) {
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
            var writer = writer(projector, target);
            switchOver(catchUp(writer, name, target), writer, target);
            progress.computeIfPresent(name, (_, last) -> last.ended());
            LOG.info("Projection {} has been rebuilt", name);
        } catch (InterruptedException | RuntimeException failure) {
            LOG.warn("Rebuild of projection {} failed; its old documents stay in use", name, failure);
            progress.computeIfPresent(name, (_, last) -> last.failed(failure));
            removeRemains(target);
        } finally {
            unlock(target);
        }
    }

    private ProjectionWriter writer(Projector projector, RebuildTarget target) {
        var deadLetters = new ProjectionDeadLetterQueue(
                target.group(), storage, axon.serializer(), axon.eventSerializer(), () -> {});
        var copy =
                new ProjectionTarget(projector, target.collection(), axon.eventStore(), ProjectionMonitor.NONE, true);
        return new ProjectionWriter(copy, deadLetters);
    }

    /** Returns the token that the rebuild has reached, which is at most 1000 events behind. */
    private @Nullable TrackingToken catchUp(ProjectionWriter writer, String name, RebuildTarget target) {
        long begin = System.nanoTime();
        var renewedAt = new long[] {begin};
        @Nullable TrackingToken reached = null;
        for (long goal = head(); ; goal = head()) {
            long total = goal;
            reached = reader.run(reached, goal, writer::write, token -> {
                requireNotStopping();
                long now = System.nanoTime();
                progress.put(name, RebuildProgress.running(Math.min(Positions.of(token), total), total, now - begin));
                if (now - renewedAt[0] > RENEW_NANOS) {
                    target.renewLock();
                    renewedAt[0] = now;
                }
            });
            if (head() - goal <= SWITCH_LAG_MAX) {
                return reached;
            }
        }
    }

    /** Replaces the old collection while this node holds the claims on all tokens; one rebuild at a time. */
    private void switchOver(@Nullable TrackingToken reached, ProjectionWriter writer, RebuildTarget target)
            throws InterruptedException {
        switching.lockInterruptibly();
        try {
            replace(reached, writer, target);
        } finally {
            switching.unlock();
        }
    }

    private void replace(@Nullable TrackingToken reached, ProjectionWriter writer, RebuildTarget target)
            throws InterruptedException {
        var processor = axon.getComponent(ProjectionProcessor.class);
        boolean running = processor.isRunning();
        var tokens = axon.getComponent(ProjectionTokenStore.class);
        processor.pause();
        try {
            var liveTokens = tokens.claimAll();
            try {
                target.renewLock();
                readAllOf(
                        liveTokens.values(),
                        reached,
                        writer,
                        () -> liveTokens.keySet().forEach(segment -> tokens.extendClaim(storage.processor(), segment)));
                axon.getComponent(Freshness.class).replace(target::replaceProjection);
            } finally {
                tokens.releaseAll(liveTokens.keySet());
            }
        } finally {
            if (running) {
                processor.resume();
            }
        }
    }

    /** Reads until the rebuild has every event that readers at these tokens have read. */
    private void readAllOf(
            Collection<@Nullable TrackingToken> tokens,
            @Nullable TrackingToken from,
            ProjectionWriter writer,
            Runnable extendClaims)
            throws InterruptedException {
        long end = System.nanoTime() + SWITCH_NANOS_MAX;
        long goal = tokens.stream().mapToLong(Positions::of).max().orElse(-1);
        var reached = from;
        while (!hasReadAllOf(tokens, reached)) {
            requireNotStopping();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The rebuild did not catch up with the projection within 60 s");
            }
            var before = reached;
            reached = reader.run(before, goal, writer::write, _ -> extendClaims.run());
            extendClaims.run();
            if (Objects.equals(reached, before)) {
                Thread.sleep(WAIT_MILLIS);
            }
        }
    }

    private boolean hasReadAllOf(Collection<@Nullable TrackingToken> tokens, @Nullable TrackingToken reached) {
        return tokens.stream().allMatch(token -> Positions.includes(reached, token, gaps));
    }

    private void requireNotStopping() {
        if (stopping) {
            throw new IllegalStateException("The service is stopping");
        }
    }

    private static void removeRemains(RebuildTarget target) {
        try {
            target.removeRemains();
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
}
