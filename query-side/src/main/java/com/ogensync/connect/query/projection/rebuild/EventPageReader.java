package com.ogensync.connect.query.projection.rebuild;

import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.freshness.Positions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored events in pages. An event is deserialized once for all projections that are filled from it, and its
 * sealed data is decrypted once. The next page is read while the current one is written.
 */
public final class EventPageReader {
    /** Position to read to for all events. */
    static final long END = Long.MAX_VALUE;

    private static final Future<List<? extends TrackedEventMessage<?>>> NONE =
            CompletableFuture.completedFuture(List.of());

    private final EventPages pages;
    private final int pageSize;

    /**
     * Creates a reader.
     *
     * @param pageSize the approximate number of events in a page
     */
    public EventPageReader(EventPages pages, int pageSize) {
        this.pages = pages;
        this.pageSize = pageSize;
    }

    /**
     * Reads at least one page, and further ones until a position is reached or no event is left. An exception means
     * that a source or MongoDB is unavailable. The listener has then received the token up to which everything is
     * written. Writing a page again is harmless.
     *
     * @param from the token to start after; null to start with the first event
     * @param upTo the position to reach
     * @param writer writes a page to one or several projections
     * @param listener receives the token of each written page, from which an event processor can resume
     * @return the token of the last page; {@code from} if there was none
     */
    @Nullable TrackingToken run(
            @Nullable TrackingToken from,
            long upTo,
            Consumer<List<? extends TrackedEventMessage<?>>> writer,
            Consumer<TrackingToken> listener) {
        var reached = from;
        var threads = Thread.ofVirtual().name("event-pages").factory();
        try (var reader = Executors.newSingleThreadExecutor(threads)) {
            var events = await(read(reader, from));
            while (!events.isEmpty()) {
                var page = events;
                var last = page.getLast().trackingToken();
                var next = Positions.of(last) < upTo ? read(reader, last) : NONE;
                SealedDataReader.withCache(() -> writer.accept(page));
                listener.accept(last);
                reached = last;
                events = await(next);
            }
        }
        return reached;
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
            throw new IllegalStateException("Reading the events was interrupted", e);
        }
    }
}
