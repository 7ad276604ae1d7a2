package com.ogensync.connect.query.projection.rebuild;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads the stored events in pages, oldest first. */
@FunctionalInterface
public interface EventPages {
    /**
     * Returns the events after a token, or an empty list if there are none. Each event carries the token from which to
     * resume; the token includes the gaps before the event that may still be filled.
     *
     * @param after the token of the last event read; null to start with the first event
     * @param limit the approximate number of events in a page
     */
    List<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken after, int limit);
}
