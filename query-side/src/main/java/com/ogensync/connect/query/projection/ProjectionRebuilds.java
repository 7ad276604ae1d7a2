package com.ogensync.connect.query.projection;

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
 * Makes projections anew while they answer. Each is filled from the first event on in a collection of its own. When
 * that has come close, the projection's own reader stops, what is missing is read, and the new collection takes the old
 * one's place: nobody ever sees a half-made one, and whatever goes wrong before leaves the old one as it is.
 */
public final class ProjectionRebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRebuilds.class);

    /** So close, the rest is read while the projection stands still. */
    private static final long CLOSE = 1000;

    private static final long RENEW_NANOS = 2_000_000_000;
    private static final long SWITCH_NANOS_MAX = 60_000_000_000L;

    private final Storage storage;
    private final List<Projector> projectors;
    private final Configuration axon;
    private final EventGaps gaps;
    private final String nodeId;
    private final Map<String, RebuildProgress> progress = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    ProjectionRebuilds(Storage storage, List<Projector> projectors, Configuration axon, EventGaps gaps, String nodeId) {
        this.storage = storage;
        this.projectors = projectors;
        this.axon = axon;
        this.gaps = gaps;
        this.nodeId = nodeId;
    }

    /** Begins one; false when one of that projection is under way, here or on another node. */
    public synchronized boolean start(String name) {
        var projector = named(name);
        var store = new RebuildTarget(storage, projector, nodeId);
        var current = progress.get(name);
        if (stopping || (current != null && current.state() == RebuildProgress.State.RUNNING) || !store.mark()) {
            return false;
        }
        progress.put(name, RebuildProgress.running(0, head(), 0));
        Thread.ofPlatform().name("replay-" + projector.group()).daemon().start(() -> run(projector, store));
        return true;
    }

    /** How far the last one is that was begun on this node. */
    public Optional<RebuildProgress> progress(String name) {
        return Optional.ofNullable(progress.get(name));
    }

    /** Clears away what replays left behind that were cut short; false while another node's may be alive. */
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

    /** Ends what is under way, as if it had never begun. */
    void stop() {
        stopping = true;
    }

    private void run(Projector projector, RebuildTarget store) {
        var name = projector.name();
        try {
            store.begin();
            try (var events = axon.eventStore().openStream(null)) {
                var replay = new RebuildReader(intake(projector, store), events, gaps);
                approach(replay, name, store);
                switchOver(replay, projector, store);
            }
            progress.computeIfPresent(name, (_, last) -> last.ended());
            LOG.info("The projection {} has been made anew", name);
        } catch (InterruptedException | RuntimeException failure) {
            LOG.warn("The projection {} could not be made anew; the old one goes on", name, failure);
            progress.computeIfPresent(name, (_, last) -> last.failed(failure));
            leaveNothing(store);
        } finally {
            unmark(store);
        }
    }

    private ProjectionWriter intake(Projector projector, RebuildTarget store) {
        var letters = new ProjectionDeadLetterQueue(
                store.group(), storage, axon.serializer(), axon.eventSerializer(), () -> {});
        var history = new StreamHistory(axon.eventStore());
        return new ProjectionWriter(projector, store.collection(), history, ProjectionMonitor.NONE, letters, true);
    }

    private void approach(RebuildReader replay, String name, RebuildTarget store) throws InterruptedException {
        long begin = System.nanoTime();
        var renewed = new long[] {begin};
        long goal = head();
        while (true) {
            long total = goal;
            replay.readTo(goal, position -> {
                requireGoingOn();
                long now = System.nanoTime();
                progress.put(name, RebuildProgress.running(Math.min(position, total), total, now - begin));
                if (now - renewed[0] > RENEW_NANOS) {
                    store.renewMark();
                    renewed[0] = now;
                }
            });
            long head = head();
            if (head - goal <= CLOSE) {
                return;
            }
            goal = head;
        }
    }

    /** The claims on the tokens are ours meanwhile, so that no other node goes on with the old collection. */
    private void switchOver(RebuildReader replay, Projector projector, RebuildTarget store)
            throws InterruptedException {
        var processor = processor(projector);
        boolean running = processor.isRunning();
        var tokens = axon.getComponent(ProjectionTokenStore.class);
        processor.shutDown();
        try {
            var live = claimed(tokens, projector.group());
            try {
                store.renewMark();
                long end = System.nanoTime() + SWITCH_NANOS_MAX;
                while (!live.values().stream().allMatch(replay::hasSeenAllOf)) {
                    requireGoingOn();
                    if (System.nanoTime() > end) {
                        throw new IllegalStateException("The replay does not come to where the projection is");
                    }
                    replay.step();
                    live.keySet().forEach(segment -> tokens.extendClaim(projector.group(), segment));
                }
                axon.getComponent(Freshness.class).exchange(store::switchIn);
            } finally {
                live.keySet().forEach(segment -> tokens.releaseClaim(projector.group(), segment));
            }
        } finally {
            if (running) {
                processor.start();
            }
        }
    }

    private static Map<Integer, @Nullable TrackingToken> claimed(ProjectionTokenStore tokens, String group) {
        var live = new HashMap<Integer, @Nullable TrackingToken>();
        try {
            for (int segment : tokens.fetchSegments(group)) {
                live.put(segment, tokens.fetchToken(group, segment));
            }
            return live;
        } catch (UnableToClaimTokenException elsewhere) {
            live.keySet().forEach(segment -> tokens.releaseClaim(group, segment));
            throw elsewhere;
        }
    }

    private TrackingEventProcessor processor(Projector projector) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(projector.group(), TrackingEventProcessor.class)
                .orElseThrow();
    }

    private void requireGoingOn() {
        if (stopping) {
            throw new IllegalStateException("The service stops");
        }
    }

    private static void leaveNothing(RebuildTarget store) {
        try {
            store.discard();
        } catch (RuntimeException away) {
            LOG.warn("What the replay left is cleared away at the next start", away);
        }
    }

    private static void unmark(RebuildTarget store) {
        try {
            store.unmark();
        } catch (RuntimeException away) {
            LOG.warn("The replay's mark is still there; it counts for half a minute", away);
        }
    }

    private long head() {
        return Positions.of(axon.eventStore().createHeadToken());
    }

    private Projector named(String name) {
        return projectors.stream()
                .filter(projector -> projector.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such projection"));
    }
}
