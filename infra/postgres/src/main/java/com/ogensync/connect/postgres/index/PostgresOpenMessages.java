package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.postgres.index.writer.IndexBatch;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries {@code open_message}; a message itself is read from its own stream. */
final class PostgresOpenMessages implements OpenMessages {

    private static final String DUE = """
            select message_id, deadline, attempts from (
                select message_id, deadline, attempts, place,
                    row_number() over (partition by account_id order by place) as turn
                from open_message message
                where next_attempt_at <= :now
                    and (deadline <= :now or account_id = any (:kept::uuid[]) or not exists (
                        select 1 from linked_session session
                        where session.account_id = message.account_id and state <> 'unlinked'))) as due
            order by turn, place limit :limit""";

    private static final String SELECT = "select message_id, deadline, attempts from open_message ";

    private final JdbcClient sql;
    private final EventStorageEngine events;

    PostgresOpenMessages(JdbcClient sql, EventStorageEngine events) {
        this.sql = sql;
        this.events = events;
    }

    @Override
    public List<OpenMessage> due(Instant now, Set<AccountId> kept, int limit) {
        return sql.sql(DUE)
                .param("now", IndexBatch.moment(now))
                .param("kept", kept.stream().map(AccountId::uuid).toArray(UUID[]::new))
                .param("limit", limit)
                .query(PostgresOpenMessages::message)
                .list();
    }

    @Override
    public void reschedule(MessageId messageId, Instant nextAttemptAt, int attempts) {
        sql.sql("update open_message set next_attempt_at = least(?, deadline), attempts = ? where message_id = ?")
                .param(IndexBatch.moment(nextAttemptAt))
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
