package com.ogensync.connect.query.projection;

import java.util.Set;
import java.util.SortedSet;

/** Tells which of the global indexes that a reader has not met will never have an event. */
@FunctionalInterface
public interface EventGaps {

    /** For a store that cannot tell: every missing event may still come. */
    EventGaps UNKNOWN = _ -> Set.of();

    /**
     * Those of the missing indexes that no event can get any more: it is not stored, and no running transaction holds
     * it.
     *
     * @param missing indexes below that of a stored event
     */
    Set<Long> neverFilled(SortedSet<Long> missing);
}
