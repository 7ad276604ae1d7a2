package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.processing.ProjectionWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored events once, in pages, and passes each page to all projections. An event is thus deserialized once,
 * and its sealed data is decrypted once. The next page is read while the current one is written.
 */
public final class EventPageReader {
    private final EventPages pages;
    private final int pageSize;

    /**
     * Creates a reader.
     *
     * @param pageSize the approximate number of events in a page, which each projection writes in one batch
     */
    public EventPageReader(EventPages pages, int pageSize) {
        this.pages = pages;
        this.pageSize = pageSize;
    }

    /**
     * Reads and writes pages until there are no more events. An exception means that a source or MongoDB is
     * unavailable. The listener has then received the token up to which everything is written. Writing a page again is
     * harmless.
     *
     * @param from the token to start after; null to start with the first event
     */
    void run(List<ProjectionWriter> writers, @Nullable TrackingToken from, FeedListener listener) {
        var threads = Thread.ofVirtual().name("event-pages").factory();
        try (var reader = Executors.newSingleThreadExecutor(threads)) {
            var page = read(reader, from);
            var events = await(page);
            while (!events.isEmpty()) {
                var reached = events.getLast().trackingToken();
                page = read(reader, reached);
                write(writers, events);
                listener.written(reached);
                events = await(page);
            }
        }
    }

    private static void write(List<ProjectionWriter> writers, List<? extends TrackedEventMessage<?>> events) {
        SealedDataReader.withCache(() -> writers.forEach(writer -> writer.write(events)));
    }

    private Future<List<? extends TrackedEventMessage<?>>> read(ExecutorService reader, @Nullable TrackingToken after) {
        return reader.submit(() -> {
            var events = pages.after(after, pageSize);
            events.forEach(EventPageReader::deserialize);
            return events;
        });
    }

    /**
     * Deserializes the payload on the reader's thread; the message caches it. An unreadable payload fails again in each
     * projection, which parks the event.
     */
    private static void deserialize(TrackedEventMessage<?> event) {
        try {
            var _ = event.getPayload();
        } catch (RuntimeException unreadable) {
            // Parked by each projection.
        }
    }

    private static <T> T await(Future<T> page) {
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bulk load was interrupted", e);
        }
    }
}
