package com.ogensync.connect.postgres.events;

import com.ogensync.connect.postgres.lookup.EventWriters;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Determines which missing global indexes can no longer get an event. A refused insert uses up its index, and a
 * transaction that still runs may fill its own later. An index is final when every transaction that could hold it has
 * ended.
 */
public final class MissingIndexes {
    private final JdbcClient sql;
    private final Set<String> holders = new HashSet<>();
    private long observed = -1;
    private long settled = -1;

    MissingIndexes(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Returns the indexes that will never have an event. The others are stored by now, or a running transaction may
     * hold them.
     *
     * @param missing indexes below that of a stored event, so that each was taken from the sequence before this call
     * @throws org.springframework.dao.DataAccessException when the query fails
     */
    public Set<Long> neverFilled(Collection<Long> missing) {
        if (missing.isEmpty()) {
            return Set.of();
        }
        long settledTo =
                settledTo(missing.stream().mapToLong(Long::longValue).max().orElseThrow());
        var never = new HashSet<>(missing);
        never.removeIf(index -> index > settledTo);
        if (!never.isEmpty()) {
            // A separate statement, so that its snapshot is newer than the end of the awaited transactions.
            never.removeAll(sql.sql("select global_index from event where global_index = any (?)")
                    .param(never.toArray(Long[]::new))
                    .query(Long.class)
                    .set());
        }
        return never;
    }

    /**
     * Returns the index up to which all transactions have ended. The transactions that run now are compared with those
     * that ran when an earlier call observed its highest index, so writers that never pause do not keep an index open.
     */
    private synchronized long settledTo(long highest) {
        if (highest <= settled) {
            return settled;
        }
        var running = sql.sql(EventWriters.RUNNING).query(String.class).set();
        holders.retainAll(running);
        if (holders.isEmpty()) {
            settled = Math.max(settled, observed);
            observed = highest;
            holders.addAll(running);
            if (running.isEmpty()) {
                settled = Math.max(settled, highest);
            }
        }
        return settled;
    }
}
