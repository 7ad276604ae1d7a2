package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.rest.operations.port.OpenMessageList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries {@code open_message}. */
final class PostgresOpenMessageBook implements OpenMessageList {

    private static final String PAGE = """
            select place, message_id, time_stamp::timestamptz as accepted_at, deadline, next_attempt_at, attempts
            from open_message join event on aggregate_identifier = message_id and sequence_number = 0
            where place > :after and attempts >= :attempts and time_stamp::timestamptz <= :before
                and (cast(:account as uuid) is null or account_id = :account)
            order by place limit :limit""";

    private final JdbcClient sql;
    private final ServiceFigures figures;
    private final Clock clock;

    PostgresOpenMessageBook(JdbcClient sql, ServiceFigures figures, Clock clock) {
        this.sql = sql;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public List<OpenMessage> list(Wanted wanted) {
        return sql.sql(PAGE)
                .param("after", wanted.after())
                .param("attempts", wanted.attemptsMin())
                .param("before", clock.instant().minus(wanted.olderThan()).atOffset(ZoneOffset.UTC))
                .param("account", wanted.account())
                .param("limit", wanted.limit())
                .query(PostgresOpenMessageBook::message)
                .list();
    }

    @Override
    public Map<String, Long> ages() {
        return figures.openMessages(clock.instant());
    }

    private static OpenMessage message(ResultSet row, int number) throws SQLException {
        return new OpenMessage(
                row.getLong("place"),
                MessageId.parse(row.getString("message_id")),
                moment(row, "accepted_at"),
                moment(row, "deadline"),
                moment(row, "next_attempt_at"),
                row.getInt("attempts"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
