package com.ogensync.connect.query.projection;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The stored events, oldest first, a page at a time: for whoever reads very many of them. */
@FunctionalInterface
public interface EventPages {
    /**
     * The next events after a token, about as many as the limit; none when all that are stored now were read. Each
     * carries the token to go on from, which keeps in mind what is missing before it and may still come.
     *
     * @param after null before the first
     */
    List<? extends TrackedEventMessage<?>> after(@Nullable TrackingToken after, int limit);
}
