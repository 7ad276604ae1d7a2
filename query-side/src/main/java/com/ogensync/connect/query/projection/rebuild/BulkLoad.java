package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Storage;
import com.ogensync.connect.query.projection.freshness.CatchUpListener;
import com.ogensync.connect.query.projection.freshness.Positions;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
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
 * Fills empty projections before their processor starts. The stored events are read once for all projections. The
 * processor starts at the last token that the bulk load has reached, even if it fails halfway.
 */
public final class BulkLoad {
    private static final Logger LOG = LoggerFactory.getLogger(BulkLoad.class);

    private final EventPageReader reader;
    private final ProjectionTokenStore tokens;
    private final int segments;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final CatchUpListener listener;

    /** Creates the bulk load of the projections. */
    public BulkLoad(
            EventPageReader reader,
            ProjectionTokenStore tokens,
            int segments,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            CatchUpListener listener) {
        this.reader = reader;
        this.tokens = tokens;
        this.segments = segments;
        this.source = source;
        this.listener = listener;
    }

    /** Fills the projections if their processor has no tokens yet. */
    public void run(Storage storage, Function<Projector, ProjectionWriter> writers) {
        try {
            if (tokens.fetchSegments().length == 0) {
                var reached = fill(storage.projectors().stream().map(writers).toList());
                if (reached != null) {
                    tokens.initializeTokenSegments(storage.processor(), segments, reached);
                }
            }
        } catch (RuntimeException failure) {
            logFailure(failure);
        }
    }

    /** Returns the token of the last page written to all projections, or null if there is none. */
    private @Nullable TrackingToken fill(List<ProjectionWriter> writers) {
        var reached = new AtomicReference<@Nullable TrackingToken>();
        try {
            long goal = Positions.of(source.createHeadToken());
            reader.run(null, EventPageReader.END, page -> writers.forEach(writer -> writer.write(page)), token -> {
                reached.set(token);
                listener.caughtUpTo(Positions.of(token), goal);
            });
        } catch (RuntimeException failure) {
            logFailure(failure);
        }
        return reached.get();
    }

    private static void logFailure(RuntimeException failure) {
        LOG.warn(
                "Bulk load of projections failed ({}); the event processor will catch up from the last position",
                failure.getClass().getSimpleName());
    }
}
