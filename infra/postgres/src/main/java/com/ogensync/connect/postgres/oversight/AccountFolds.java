package com.ogensync.connect.postgres.oversight;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds an account's events in SQL, independently of the projections' code, and reads an account's events. */
public final class AccountFolds {
    private static final int PAGE = 1000;

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
            .replace("MEANINGS", EventMeanings.meanings(EventMeanings.STATUSES));

    private static final String HISTORY = """
            select global_index, aggregate_identifier, sequence_number, payload_type, payload_revision, payload
            from event where split_part(aggregate_identifier, ':', 2) = :account and global_index > :after
                and (:whole or payload_type not in (COINS)
                    and split_part(aggregate_identifier, ':', 1) in ('account', 'session'))
            order by global_index limit :page""".replace("COINS", EventMeanings.coins());

    private final JdbcClient sql;
    private final Serializer events;

    AccountFolds(JdbcClient sql, Serializer events) {
        this.sql = sql;
        this.events = events;
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
        return sql.sql(TOTALS)
                .param("account", account.uuid().toString())
                .param("stream", account.value())
                .query((row, _) -> new AccountFold(
                        row.getLong("events"),
                        row.getLong("position"),
                        row.getLong("entries"),
                        row.getLong("balance"),
                        messages(account)))
                .single();
    }

    /**
     * Reads all of the account's events, oldest first.
     *
     * @throws RuntimeException when one of them cannot be read by this build
     */
    public void history(AccountId account, Consumer<StoredEvent> reader) {
        read(account, true, reader);
    }

    /**
     * Reads the events of the account and its WhatsApp session, oldest first, without ledger entries and messages.
     *
     * @throws RuntimeException when one of the events cannot be read by this build
     */
    public void biography(AccountId account, Consumer<StoredEvent> reader) {
        read(account, false, reader);
    }

    private void read(AccountId account, boolean whole, Consumer<StoredEvent> reader) {
        long after = -1;
        int read = PAGE;
        while (read == PAGE) {
            var page = sql.sql(HISTORY)
                    .param("account", account.uuid().toString())
                    .param("after", after)
                    .param("whole", whole)
                    .param("page", PAGE)
                    .query((row, _) -> stored(row))
                    .list();
            page.forEach(reader);
            read = page.size();
            after = page.isEmpty() ? after : page.getLast().position();
        }
    }

    private Map<String, Long> messages(AccountId account) {
        var counts = new HashMap<String, Long>();
        sql.sql(MESSAGES).param("account", account.uuid().toString()).query(row -> {
            counts.put(row.getString("status"), row.getLong("messages"));
        });
        return counts;
    }

    private StoredEvent stored(ResultSet row) throws SQLException {
        var type = row.getString("payload_type");
        var payload = events.<String, Object>deserialize(new SimpleSerializedObject<>(
                row.getString("payload"), String.class, type, row.getString("payload_revision")));
        if (!(payload instanceof Event event)) {
            throw new IllegalStateException("This version cannot read " + type);
        }
        return new StoredEvent(
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getLong("global_index"),
                event);
    }
}
