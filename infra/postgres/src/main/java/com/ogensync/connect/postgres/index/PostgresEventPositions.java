package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.lookup.Coalesced;
import com.ogensync.connect.rest.EventPositions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the position of an account's newest event with the indexes' positions. */
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

    /**
     * Returns false if the account has dead letters, because the indexes are then wrong about it. Dead letters are not
     * awaited.
     */
    @Override
    public boolean awaitIndexed(AccountId accountId, Set<Index> indexes, Duration timeout) {
        var newest = newestOf(accountId);
        var end = System.nanoTime() + timeout.toNanos();
        var groups = indexes.stream().map(PostgresEventPositions::groupOf).toList();
        return (newest < 0 || groups.stream().allMatch(group -> awaitPassed(group, accountId, newest, end)))
                && !hasDeadLetters(accountId, groups);
    }

    private static String groupOf(Index index) {
        return index.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean awaitPassed(String group, AccountId accountId, long newest, long end) {
        var pause = PAUSE_NANOS_MIN;
        while (true) {
            var seen = positions.moved().changes();
            if (positions.of(group).filter(at -> passed(at, accountId, newest)).isPresent()) {
                return true;
            }
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                positions.moved().await(seen, Math.min(left, pause));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = Math.min(2 * pause, PAUSE_NANOS_MAX);
        }
    }

    /**
     * Whether the index has processed all events of the account up to a position. At that position a lower global index
     * may be missing because its transaction was slower; only a missing index of the same account matters.
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

    private boolean hasDeadLetters(AccountId accountId, List<String> groups) {
        return sql.sql("""
                        select exists (select 1 from dead_letter
                        where processing_group = any (?) and sequence_identifier = ?)""")
                .param(groups.toArray(String[]::new))
                .param(accountId.uuid().toString())
                .query(Boolean.class)
                .single();
    }
}
