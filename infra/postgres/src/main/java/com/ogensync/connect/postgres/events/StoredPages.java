package com.ogensync.connect.postgres.events;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads all stored events in the order of their global indexes, thousands by one query. */
public final class StoredPages {
    private final PostgresEventStorage storage;

    StoredPages(PostgresEventStorage storage) {
        this.storage = storage;
    }

    /**
     * The events after a token, at most so many; none when all that are stored now were read. A token keeps in mind
     * which indexes before it were missing, and whoever goes on from it meets what was committed there late.
     *
     * @param after null before the first
     */
    public List<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken after, int limit) {
        return storage.page(after, limit);
    }
}
