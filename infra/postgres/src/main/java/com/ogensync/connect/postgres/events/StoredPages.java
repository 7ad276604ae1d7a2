package com.ogensync.connect.postgres.events;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads all stored events in the order of their global indexes, in pages of thousands. */
public final class StoredPages {
    private final PostgresEventStorage storage;

    StoredPages(PostgresEventStorage storage) {
        this.storage = storage;
    }

    /**
     * Returns the events after a token; empty if all currently stored events have been read. A token records the
     * missing indexes before it, so a later page includes events that were committed late at those indexes.
     *
     * @param after null for the beginning
     * @param limit the largest number of events
     */
    public List<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken after, int limit) {
        return storage.page(after, limit);
    }
}
