package com.ogensync.connect.query.projection;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Feeds a projector from the first event on into a collection of its own. One thread's work. */
final class RebuildReader {
    private static final int BATCH = 1000;
    private static final int PAUSE_MILLIS = 100;

    private final ProjectionWriter intake;
    private final BlockingStream<TrackedEventMessage<?>> events;
    private final EventGaps gaps;
    private @Nullable TrackingToken token;

    RebuildReader(ProjectionWriter intake, BlockingStream<TrackedEventMessage<?>> events, EventGaps gaps) {
        this.intake = intake;
        this.events = events;
        this.gaps = gaps;
    }

    /** Reads until it has come to a position, or nothing is there to be read; hears where it is after each batch. */
    void readTo(long position, LongConsumer progress) throws InterruptedException {
        while (Positions.of(token) < position && step()) {
            progress.accept(Positions.of(token));
        }
    }

    /** Takes in a batch; false when there was nothing to take in for a moment. */
    boolean step() throws InterruptedException {
        var page = new ArrayList<TrackedEventMessage<?>>();
        while (page.size() < BATCH
                && events.hasNextAvailable(page.isEmpty() ? PAUSE_MILLIS : 0, TimeUnit.MILLISECONDS)) {
            page.add(events.nextAvailable());
        }
        if (page.isEmpty()) {
            return false;
        }
        intake.take(page);
        token = page.getLast().trackingToken();
        return true;
    }

    /** Whether every event that another reader has seen has been read here. */
    boolean hasSeenAllOf(@Nullable TrackingToken other) {
        return Positions.includes(token, other, gaps);
    }
}
