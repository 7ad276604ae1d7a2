package com.ogensync.connect.query.projection.freshness;

import java.util.Set;
import java.util.SortedSet;

/**
 * Finds permanent gaps in the global index of the event store. A global index is assigned before its transaction
 * commits, so a reader finds gaps: some are filled by a later commit, others stay empty after a rollback.
 */
@FunctionalInterface
public interface EventGaps {

    /** For a store that cannot distinguish them: every gap may still be filled. */
    EventGaps UNKNOWN = _ -> Set.of();

    /**
     * Returns the gaps that are permanent: no event with that index is stored, and no running transaction holds it.
     *
     * @param missing gaps below the index of a stored event
     */
    Set<Long> neverFilled(SortedSet<Long> missing);
}
