package com.ogensync.connect.query.projection;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Feeds projectors from one reading of the stored events: an event is read once for all of them, and what is sealed in
 * it is opened once. The next page is read while this one is written.
 */
final class EventPageReader {
    private final EventPages pages;
    private final int pageSize;

    /**
     * A feed.
     *
     * @param pageSize events in one write of each projector, about
     */
    EventPageReader(EventPages pages, int pageSize) {
        this.pages = pages;
        this.pageSize = pageSize;
    }

    /**
     * Feeds until there are no more events. When it throws, something is away; the listener knows how far everything is
     * written, and giving a part of it again is harmless.
     *
     * @param from after which token to begin; null at the first event
     */
    void run(List<ProjectionWriter> intakes, @Nullable TrackingToken from, FeedListener listener) {
        var threads = Thread.ofVirtual().name("event-pages").factory();
        try (var reader = Executors.newSingleThreadExecutor(threads)) {
            var page = read(reader, from);
            var events = awaited(page);
            while (!events.isEmpty()) {
                var reached = events.getLast().trackingToken();
                page = read(reader, reached);
                write(intakes, events);
                listener.fedTo(reached);
                events = awaited(page);
            }
        }
    }

    private static void write(List<ProjectionWriter> intakes, List<? extends TrackedEventMessage<?>> events) {
        SealedDataReader.openingOnce(() -> intakes.forEach(intake -> intake.take(events)));
    }

    private Future<List<? extends TrackedEventMessage<?>>> read(ExecutorService reader, @Nullable TrackingToken after) {
        return reader.submit(() -> {
            var events = pages.after(after, pageSize);
            events.forEach(EventPageReader::understand);
            return events;
        });
    }

    /** A payload is kept once it was read; one that cannot be read is met again, and parked, by each projector. */
    private static void understand(TrackedEventMessage<?> event) {
        try {
            var _ = event.getPayload();
        } catch (RuntimeException unreadable) {
            // As said above.
        }
    }

    private static <T> T awaited(Future<T> page) {
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Feeding was interrupted", e);
        }
    }
}
