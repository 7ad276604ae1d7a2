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
     * @param name the name of the index, which is also that of its event processor
     * @param rows the batch to which it writes; each writer has its own
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
