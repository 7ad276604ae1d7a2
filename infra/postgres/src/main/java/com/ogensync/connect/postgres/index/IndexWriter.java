package com.ogensync.connect.postgres.index;

/** Keeps one index: takes in events in the order of each account. */
sealed interface IndexWriter permits CredentialWriter, LinkedSessionWriter, OpenMessageWriter, ContactWriter {

    /** The name of its reader. */
    String group();

    /** The table that it writes. */
    IndexTable table();

    /** Where it writes; each writer has its own. */
    IndexBatch rows();
}
