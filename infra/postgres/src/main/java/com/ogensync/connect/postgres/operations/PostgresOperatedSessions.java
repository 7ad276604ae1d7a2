package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.rest.operations.port.OperatedSessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries {@code linked_session}, and each session's stream for its connection losses and reconnects. */
final class PostgresOperatedSessions implements OperatedSessions {

    private static final UUID LOWEST = new UUID(0, 0);

    private static final String PAGE = """
            select account_id, state, owner, lease_until, epoch, lost.reason, lost.at, restored.times
            from linked_session
            left join lateral (
                select payload::jsonb ->> 'reason' as reason, (payload::jsonb ->> 'at')::timestamptz as at
                from event where aggregate_identifier = 'session:' || account_id
                    and payload_type = 'WhatsAppConnectionLost'
                order by sequence_number desc limit 1) as lost on true
            cross join lateral (
                select count(*) as times
                from event where aggregate_identifier = 'session:' || account_id
                    and payload_type = 'WhatsAppConnectionRestored'
                    and (payload::jsonb ->> 'link')::bigint = link) as restored
            where account_id > :after and (cast(:state as text) is null or state = :state)
            order by account_id limit :limit""";

    private final JdbcClient sql;

    PostgresOperatedSessions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Session> list(@Nullable State state, @Nullable UUID after, int limit) {
        return sql.sql(PAGE)
                .param("after", after == null ? LOWEST : after)
                .param("state", state == null ? null : state.name().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(PostgresOperatedSessions::session)
                .list();
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                new AccountId(row.getObject("account_id", UUID.class)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("owner"),
                moment(row, "lease_until"),
                row.getLong("epoch"),
                row.getString("reason"),
                moment(row, "at"),
                row.getLong("times"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
