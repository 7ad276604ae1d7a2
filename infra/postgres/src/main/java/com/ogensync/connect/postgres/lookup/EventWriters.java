package com.ogensync.connect.postgres.lookup;

/** Finds the transactions that store events, in PostgreSQL's lock table. */
public final class EventWriters {

    /**
     * Selects the virtual ids of the running transactions, other than the caller's, that may hold a global index which
     * is not yet visible. An insert locks the table before it takes an index from the sequence, and keeps the lock
     * until its rows are visible or gone. The ids of a snapshot ({@code pg_snapshot_xmin}) do not show this: a
     * transaction takes an index before it gets a transaction id.
     */
    public static final String RUNNING = """
            select virtualtransaction from pg_locks where locktype = 'relation' and relation = 'event'::regclass
                and mode = 'RowExclusiveLock' and granted and pid is distinct from pg_backend_pid()
                and database = (select oid from pg_database where datname = current_database())""";

    private EventWriters() {}
}
