package com.ogensync.connect.query.projection;

import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.List;

/**
 * Derives the documents of one collection from events. The result depends on the events alone, never on a clock or on
 * state of the projector, so that any batch size, any repetition and any rebuild give the same documents.
 *
 * <p>For each batch, {@link #documentIds} is called for all events, and the documents are loaded at once. Then each
 * event is passed to {@link #apply}, unless the document of its stream has seen it already. If {@link #hasGap} reports
 * that earlier events of the stream are missing, they are read from the event store and applied first.
 */
public interface Projector {
    /** The name of the projection and of its collection, in snake_case. */
    String name();

    /** The indexes that its queries need. */
    List<Index> indexes();

    /** Whether it handles events of that type. */
    boolean handles(Class<?> type);

    /**
     * Whether the document whose id is the name of the event's stream is a fold of all events of that stream. Its
     * sequence number then shows which events it contains, so that repeated ones are skipped and missing ones are
     * found.
     */
    default boolean foldsStream(StoredEvent recorded) {
        return false;
    }

    /** Returns the ids of the documents that the event needs. */
    List<String> documentIds(StoredEvent recorded);

    /** Whether an earlier event of the stream has not been applied. */
    default boolean hasGap(StoredEvent recorded, DocumentBatch rows) {
        return foldsStream(recorded) && recorded.sequence() > rows.sequenceOf(recorded.stream()) + 1;
    }

    /** Applies an event to its documents. If it throws, the event changes nothing and is parked. */
    void apply(StoredEvent recorded, DocumentBatch rows);

    /** The processing group: the name in kebab-case. */
    default String group() {
        return name().replace('_', '-');
    }
}
