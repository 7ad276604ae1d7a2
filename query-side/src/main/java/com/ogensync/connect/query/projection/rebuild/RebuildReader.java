package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.query.projection.freshness.EventGaps;
import com.ogensync.connect.query.projection.freshness.Positions;
import com.ogensync.connect.query.projection.processing.ProjectionWriter;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads events from the first one on and writes them to the collection of a rebuild. Not thread-safe. */
public final class RebuildReader {
    private static final int BATCH = 1000;
    private static final int WAIT_MILLIS = 100;

    private final ProjectionWriter writer;
    private final BlockingStream<TrackedEventMessage<?>> events;
    private final EventGaps gaps;
    private @Nullable TrackingToken token;

    RebuildReader(ProjectionWriter writer, BlockingStream<TrackedEventMessage<?>> events, EventGaps gaps) {
        this.writer = writer;
        this.events = events;
        this.gaps = gaps;
    }

    /** Reads up to a position, or until no more events are available. Reports its position after each batch. */
    void readTo(long position, LongConsumer progress) throws InterruptedException {
        while (Positions.of(token) < position && step()) {
            progress.accept(Positions.of(token));
        }
    }

    /** Reads and writes one batch. Returns false if no event was available within 100 ms. */
    boolean step() throws InterruptedException {
        var page = new ArrayList<TrackedEventMessage<?>>();
        while (page.size() < BATCH
                && events.hasNextAvailable(page.isEmpty() ? WAIT_MILLIS : 0, TimeUnit.MILLISECONDS)) {
            page.add(events.nextAvailable());
        }
        if (page.isEmpty()) {
            return false;
        }
        writer.write(page);
        token = page.getLast().trackingToken();
        return true;
    }

    /** Whether this reader has read every event that a reader at the other token has read. */
    boolean hasReadAllOf(@Nullable TrackingToken other) {
        return Positions.includes(token, other, gaps);
    }
}
