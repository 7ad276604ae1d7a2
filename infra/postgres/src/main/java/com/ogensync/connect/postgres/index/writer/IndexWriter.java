package com.ogensync.connect.postgres.index.writer;

import java.util.List;
import java.util.Locale;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.serialization.UnknownSerializedType;

/** Maintains one index: its annotated methods receive each account's events in order. */
public abstract class IndexWriter {
    private final String name;
    private final IndexTable table;
    private final IndexBatch rows;
    private final List<String> streams;

    /**
     * Creates a writer.
     *
     * @param name the name of the index, which is also that of its dead-letter queue
     * @param rows the batch to which it writes, shared by the writers of one event processor
     * @param streams how the names of the streams begin whose events the index needs
     */
    protected IndexWriter(String name, IndexTable table, IndexBatch rows, String... streams) {
        this.name = name;
        this.table = table;
        this.rows = rows;
        this.streams = List.of(streams);
    }

    /** Returns the name of the index. */
    public final String name() {
        return name;
    }

    /** Returns the name of the event processor that passes the events to this writer. */
    public final String processor() {
        return processorOf(name);
    }

    /**
     * Returns the name of an index's event processor. The index of contacts has its own, since it is maintained only
     * where sending is paced. All others share one, so that they are written in one transaction. An index that is added
     * to it later starts at its position; `ops index rebuild` fills in the earlier events.
     */
    public static String processorOf(String index) {
        return index.equals(ContactWriter.NAME) ? index : "indexes";
    }

    /** Returns the table of the index. */
    public final IndexTable table() {
        return table;
    }

    /** Returns the batch to which the rows are written. */
    public final IndexBatch rows() {
        return rows;
    }

    /** Rejects an event that this build cannot read, so that it becomes a dead letter and is not skipped. */
    @EventHandler
    final void on(UnknownSerializedType unknown, DomainEventMessage<?> message) {
        if (streams.stream().anyMatch(message.getAggregateIdentifier()::startsWith)) {
            var type = unknown.serializedType();
            throw new IllegalStateException(String.format(
                    Locale.ROOT, "This version cannot read %s in revision %s", type.getName(), type.getRevision()));
        }
    }
}
