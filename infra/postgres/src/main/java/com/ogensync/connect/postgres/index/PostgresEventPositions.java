package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.lookup.Coalesced;
import com.ogensync.connect.rest.EventPositions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what an account has done with how far the indexes have read. */
final class PostgresEventPositions implements EventPositions {

    private static final long PAUSE_NANOS_MIN = 2_000_000;
    private static final long PAUSE_NANOS_MAX = 100_000_000;

    private final JdbcClient sql;
    private final ReadingPositions positions;
    private final Coalesced<String, Long> newest = new Coalesced<>(this::newestOf);

    PostgresEventPositions(JdbcClient sql, ReadingPositions positions) {
        this.sql = sql;
        this.positions = positions;
    }

    @Override
    public long newestOf(AccountId accountId) {
        return newest.find(accountId.uuid().toString()).orElse(-1L);
    }

    private Map<String, Long> newestOf(Set<String> accounts) {
        var positions = new HashMap<String, Long>();
        sql.sql("""
                        select account, global_index from unnest(?::text[]) as account cross join lateral (
                            select global_index from event where split_part(aggregate_identifier, ':', 2) = account
                            order by global_index desc limit 1) as newest""").param(accounts.toArray(String[]::new)).query(row -> {
            positions.put(row.getString(1), row.getLong(2));
        });
        return positions;
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
