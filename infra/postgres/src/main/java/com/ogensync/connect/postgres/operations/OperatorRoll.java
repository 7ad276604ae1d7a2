package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators, from their stored events. */
public final class OperatorRoll {

    /**
     * An operator.
     *
     * @param tokenId the valid token, or the last valid one
     * @param addedAt when the token was issued, ISO 8601
     * @param revokedAt when it was revoked; empty while it is valid
     * @param actions the number of the operator's actions
     */
    public record Entry(
            OperatorId operatorId, TokenId tokenId, String addedAt, Optional<String> revokedAt, long actions) {}

    private static final String ALL = """
            select split_part(aggregate_identifier, ':', 2) as name,
                (array_agg(payload::jsonb ->> 'tokenId' order by sequence_number desc)
                    filter (where kind = 'OperatorAdded'))[1] as token,
                max(at) filter (where kind = 'OperatorAdded') as added,
                max(at) filter (where kind = 'OperatorRevoked') as revoked,
                max(sequence_number) filter (where kind = 'OperatorAdded')
                    < max(sequence_number) filter (where kind = 'OperatorRevoked') as over,
                count(*) filter (where kind = 'OperatorActed') as actions
            from (
                select *, payload_type as kind, payload::jsonb ->> 'at' as at
                from event where aggregate_identifier >= 'operator:' and aggregate_identifier < 'operator;'
                ) as happened
            group by name order by name""";

    private final JdbcClient sql;

    /** Creates a reader on a database. */
    public OperatorRoll(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns all present and former operators, by name. */
    public List<Entry> list() {
        return sql.sql(ALL).query(OperatorRoll::entry).list();
    }

    /** Whether the service's token index has the token as valid or as revoked. */
    public boolean isIndexed(TokenId token, boolean revoked) {
        return sql.sql("select exists (select 1 from credential where token_id = ? and revoked = ?)")
                .param(token.uuid())
                .param(revoked)
                .query(Boolean.class)
                .single();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new OperatorId(row.getString("name")),
                new TokenId(UUID.fromString(row.getString("token"))),
                row.getString("added"),
                row.getBoolean("over") ? Optional.of(row.getString("revoked")) : Optional.empty(),
                row.getLong("actions"));
    }
}
