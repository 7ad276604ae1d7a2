package com.ogensync.connect.postgres.index.writer;

/** Maintains one index: its annotated methods receive each account's events in order. */
public abstract class IndexWriter {
    private final String name;
    private final IndexTable table;
    private final IndexBatch rows;

    /**
     * Creates a writer.
     *
     * @param name the name of the index, which is also that of its event processor
     * @param rows the batch to which it writes; each writer has its own
     */
    protected IndexWriter(String name, IndexTable table, IndexBatch rows) {
        this.name = name;
        this.table = table;
        this.rows = rows;
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
}
