package com.ogensync.connect.postgres.oversight;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.runtime.event.AccountFold;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds an account's events in SQL, independently of the projections' code, and reads an account's events. */
public final class AccountFolds {
    private static final String TOTALS = """
            select count(*) as events, coalesce(max(global_index), -1) as position,
                (select count(*) from ledger_entry where stream = :stream) as entries,
                (select balance from ledger_entry where stream = :stream order by entry desc limit 1) as balance
            from event where split_part(aggregate_identifier, ':', 2) = :account""";

    /** A message's status is the furthest status that any of its events implies. */
    private static final String MESSAGES = """
            select STATUSES[furthest] as status, count(*) as messages
            from (
                select max(array_position(STATUSES, meaning)) as furthest
                from event join (values MEANINGS) as means(name, meaning)
                    on payload_type = name
                where split_part(aggregate_identifier, ':', 2) = :account
                    and split_part(aggregate_identifier, ':', 1) = 'message'
                group by aggregate_identifier) as message
            group by furthest""".replace("STATUSES", EventMeanings.names(MessageStatus.values()))
            .replace("MEANINGS", EventMeanings.meanings(MessageEvent.STATUSES));

    private final JdbcClient sql;
    private final Serializer events;
    private final ActivityFolds activities;

    AccountFolds(JdbcClient sql, Serializer events) {
        this.sql = sql;
        this.events = events;
        this.activities = new ActivityFolds(sql);
    }

    /** Returns the next account in the order of ids; empty after the last. */
    public Optional<AccountId> after(UUID account) {
        return sql.sql("select account_id from credential where account_id > ? order by account_id limit 1")
                .param(account)
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    /**
     * Folds the account's events. If two folds are equal, no event was stored from the beginning of the first to the
     * beginning of the second.
     */
    public AccountFold of(AccountId account) {
        var totals = sql.sql(TOTALS)
                .param("account", account.uuid().toString())
                .param("stream", account.value())
                .query((row, _) -> new long[] {
                    row.getLong("events"), row.getLong("position"), row.getLong("entries"), row.getLong("balance")
                })
                .single();
        return new AccountFold(
                totals[0],
                totals[1],
                totals[2],
                totals[3],
                messages(account),
                activities.of(account),
                activities.hours(account));
    }

    /** Returns all of the account's events. */
    public AccountEvents history(AccountId account) {
        return new AccountEvents(sql, events, account, true);
    }

    /** Returns the events of the account and its WhatsApp session, without ledger entries and messages. */
    public AccountEvents biography(AccountId account) {
        return new AccountEvents(sql, events, account, false);
    }

    private Map<String, Long> messages(AccountId account) {
        var counts = new HashMap<String, Long>();
        sql.sql(MESSAGES).param("account", account.uuid().toString()).query(row -> {
            counts.put(row.getString("status"), row.getLong("messages"));
        });
        return counts;
    }
}
