package com.ogensync.connect.query.projection;

import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.List;

/**
 * Turns events into the documents of one collection. It is a function of the events alone: no clock, no counter of its
 * own, so that any batch size, any repetition and any replay give the same documents.
 */
public interface Projector {
    /** The collection's name, snake_case; its processing group is the same in kebab-case. */
    String name();

    /** What its queries need. */
    List<Index> indexes();

    /** Whether it has anything to do with events of that type. */
    boolean sees(Class<?> type);

    /** Whether the document named as the event's stream is a fold of all of that stream. */
    boolean follows(StoredEvent recorded);

    /** The documents to have at hand for this event. */
    List<String> reads(StoredEvent recorded);

    /** Whether something that must have come before, in the event's stream, is not there. */
    default boolean misses(StoredEvent recorded, DocumentBatch rows) {
        return follows(recorded) && recorded.sequence() > rows.sequenceOf(recorded.stream()) + 1;
    }

    /** Changes documents. When it throws, the event changes nothing and is parked. */
    void on(StoredEvent recorded, DocumentBatch rows);

    /** The processing group. */
    default String group() {
        return name().replace('_', '-');
    }
}
