package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.rest.operations.port.Anchors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the anchor stream, in which the n-th anchor has the sequence number n - 1. */
final class PostgresAnchorBook implements Anchors {

    private static final String PAGE = """
            select entry.* from event
            cross join lateral jsonb_to_record(payload::jsonb) as entry(
                anchor bigint, position bigint, accounts bigint, entries bigint, coins bigint, granted bigint,
                debited bigint, refunded bigint, root text, previous text, "publicKey" text, signature text, at text)
            where aggregate_identifier = 'anchor:ledger' and sequence_number < :before - 1
                and payload_type = 'LedgerAnchored'
            order by sequence_number desc limit :limit""";

    private final JdbcClient sql;

    PostgresAnchorBook(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Anchor> list(long before, int limit) {
        return sql.sql(PAGE)
                .param("before", before)
                .param("limit", limit)
                .query(PostgresAnchorBook::anchor)
                .list();
    }

    private static Anchor anchor(ResultSet row, int number) throws SQLException {
        return new Anchor(
                row.getLong("anchor"),
                row.getLong("position"),
                row.getLong("accounts"),
                row.getLong("entries"),
                row.getLong("coins"),
                row.getLong("granted"),
                row.getLong("debited"),
                row.getLong("refunded"),
                row.getString("root"),
                row.getString("previous"),
                row.getString("publicKey"),
                row.getString("signature"),
                row.getString("at"));
    }
}
