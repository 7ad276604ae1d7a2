package com.ogensync.connect.postgres.index;

/** Maintains one index; receives each account's events in order. */
sealed interface IndexWriter permits CredentialWriter, LinkedSessionWriter, OpenMessageWriter, ContactWriter {

    /** The name of its event processor. */
    String group();

    /** The table that it writes. */
    IndexTable table();

    /** The batch that it writes to; each writer has its own. */
    IndexBatch rows();
}
