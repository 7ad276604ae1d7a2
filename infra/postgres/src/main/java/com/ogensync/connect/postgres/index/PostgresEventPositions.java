package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.rest.EventPositions;
import java.time.Duration;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what an account has done with how far the indexes have read. */
final class PostgresEventPositions implements EventPositions {

    private static final long PAUSE_NANOS_MIN = 2_000_000;
    private static final long PAUSE_NANOS_MAX = 100_000_000;

    private final JdbcClient sql;
    private final ReadingPositions positions;

    PostgresEventPositions(JdbcClient sql, ReadingPositions positions) {
        this.sql = sql;
        this.positions = positions;
    }

    @Override
    public long newestOf(AccountId accountId) {
        return sql.sql("""
                        select global_index from event where split_part(aggregate_identifier, ':', 2) = ?
                        order by global_index desc limit 1""")
                .param(accountId.uuid().toString())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    /** False at once when an event of the account is parked: the indexes then do not tell the truth about it. */
    @Override
    public boolean awaitIndexed(AccountId accountId, Duration patience) {
        var newest = newestOf(accountId);
        var end = System.nanoTime() + patience.toNanos();
        for (var group : Group.ALL) {
            if (newest >= 0 && !awaitPassed(group, accountId, newest, end)) {
                return false;
            }
        }
        return !isParked(accountId);
    }

    private boolean awaitPassed(String group, AccountId accountId, long newest, long end) {
        var pause = PAUSE_NANOS_MIN;
        while (true) {
            var seen = positions.moves();
            if (positions.of(group).filter(at -> passed(at, accountId, newest)).isPresent()) {
                return true;
            }
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                positions.awaitMove(seen, Math.min(left, pause));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = Math.min(2 * pause, PAUSE_NANOS_MAX);
        }
    }

    /**
     * A lower index may be missing at that position because its transaction was slower. That matters when it is one of
     * this account's; other accounts' do not.
     */
    private boolean passed(GapAwareTrackingToken at, AccountId accountId, long newest) {
        if (at.getIndex() < newest) {
            return false;
        }
        var missing = at.getGaps().headSet(newest + 1).toArray(Long[]::new);
        return missing.length == 0 || !anyOf(accountId, missing);
    }

    private boolean anyOf(AccountId accountId, Long[] indexes) {
        return sql.sql("""
                        select exists (select 1 from event
                        where global_index = any (?) and split_part(aggregate_identifier, ':', 2) = ?)""")
                .param(indexes)
                .param(accountId.uuid().toString())
                .query(Boolean.class)
                .single();
    }

    private boolean isParked(AccountId accountId) {
        return sql.sql("""
                        select exists (select 1 from dead_letter
                        where processing_group = any (?) and sequence_identifier = ?)""")
                .param(Group.ALL.toArray(String[]::new))
                .param(accountId.uuid().toString())
                .query(Boolean.class)
                .single();
    }
}
