package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into {@code open_message}; a message itself is read from its own stream. */
final class PostgresOpenMessages implements OpenMessages {

    private static final String SELECT = "select message_id, deadline, attempts from open_message ";

    private final JdbcClient sql;
    private final EventStorageEngine events;

    PostgresOpenMessages(JdbcClient sql, EventStorageEngine events) {
        this.sql = sql;
        this.events = events;
    }

    @Override
    public List<OpenMessage> due(Instant now, int limit) {
        return sql.sql(SELECT + "where next_attempt_at <= ? order by place limit ?")
                .param(Rows.moment(now))
                .param(limit)
                .query(PostgresOpenMessages::message)
                .list();
    }

    @Override
    public void reschedule(MessageId messageId, Instant nextAttemptAt, int attempts) {
        sql.sql("update open_message set next_attempt_at = least(?, deadline), attempts = ? where message_id = ?")
                .param(Rows.moment(nextAttemptAt))
                .param(attempts)
                .param(messageId.value())
                .update();
    }

    @Override
    public List<OpenMessage> of(AccountId accountId) {
        return sql.sql(SELECT + "where account_id = ? order by place")
                .param(accountId.uuid())
                .query(PostgresOpenMessages::message)
                .list();
    }

    @Override
    public Map<AccountId, Integer> counts() {
        var counts = new HashMap<AccountId, Integer>();
        sql.sql("select account_id, count(*) as open from open_message group by account_id")
                .query(row -> {
                    counts.put(new AccountId(row.getObject("account_id", UUID.class)), row.getInt("open"));
                });
        return counts;
    }

    @Override
    public Optional<MessageAccepted> accepted(MessageId messageId) {
        var stream = events.readEvents(messageId.value(), 0);
        return stream.hasNext() && stream.next().getPayload() instanceof MessageAccepted accepted
                ? Optional.of(accepted)
                : Optional.empty();
    }

    private static OpenMessage message(ResultSet row, int number) throws SQLException {
        return new OpenMessage(
                MessageId.parse(row.getString("message_id")),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }
}
