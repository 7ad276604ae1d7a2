package com.ogensync.connect.query.projection;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills projections that were never begun, before their processors start: all of them from one reading. The processors
 * go on from where it came to, also when it could not come to the end.
 */
final class BulkLoad {
    private static final Logger LOG = LoggerFactory.getLogger(BulkLoad.class);

    private final EventPageReader feed;
    private final ProjectionTokenStore tokens;
    private final int segments;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final CatchUpListener listener;

    BulkLoad(
            EventPageReader feed,
            ProjectionTokenStore tokens,
            int segments,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            CatchUpListener listener) {
        this.feed = feed;
        this.tokens = tokens;
        this.segments = segments;
        this.source = source;
        this.listener = listener;
    }

    /** Fills those of the projectors that have no tokens yet. */
    void run(List<Projector> projectors, Function<Projector, ProjectionWriter> intakes) {
        try {
            var empty = projectors.stream()
                    .filter(projector -> tokens.fetchSegments(projector.group()).length == 0)
                    .toList();
            if (!empty.isEmpty()) {
                begin(empty, fill(empty.stream().map(intakes).toList()));
            }
        } catch (RuntimeException away) {
            gaveUp(away);
        }
    }

    /** The token that everything is written up to; null when that is nothing. */
    private @Nullable TrackingToken fill(List<ProjectionWriter> intakes) {
        var reached = new AtomicReference<@Nullable TrackingToken>();
        try {
            long goal = Positions.of(source.createHeadToken());
            feed.run(intakes, null, token -> {
                reached.set(token);
                listener.caughtUpTo(Positions.of(token), goal);
            });
        } catch (RuntimeException away) {
            gaveUp(away);
        }
        return reached.get();
    }

    private void begin(List<Projector> filled, @Nullable TrackingToken reached) {
        if (reached != null) {
            filled.forEach(projector -> tokens.initializeTokenSegments(projector.group(), segments, reached));
        }
    }

    private static void gaveUp(RuntimeException away) {
        LOG.warn(
                "The projections could not be refilled at once ({}); their processors go on",
                away.getClass().getSimpleName());
    }
}
