package com.ogensync.connect.postgres.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of all accounts' own streams, one stream after the other, each in its order; never all at once. */
final class LedgerRows {

    /** So many rows are asked for at once. */
    static final int AHEAD = 2000;

    private static final String ROWS = """
            select aggregate_identifier, sequence_number, global_index, payload_type,
                coalesce(payload_revision, '') as payload_revision, payload
            from event where aggregate_identifier >= ? and aggregate_identifier < ? and length(aggregate_identifier) = 44
            order by STREAM, sequence_number""";

    private LedgerRows() {}

    /** Of one account, or of all. */
    static void read(LedgerSnapshot snapshot, @Nullable String account, Consumer<StoredRow> reader)
            throws SQLException {
        read(snapshot, snapshot.connection(), account, reader);
    }

    /** Likewise, on a connection of that snapshot which is used again. */
    static void read(
            LedgerSnapshot snapshot, Connection connection, @Nullable String account, Consumer<StoredRow> reader)
            throws SQLException {
        try (var rows = prepared(connection, ROWS.replace("STREAM", snapshot.streamInOrder()), "account:", account);
                var found = rows.executeQuery()) {
            while (found.next()) {
                reader.accept(new StoredRow(
                        found.getString(1),
                        found.getLong(2),
                        found.getLong(3),
                        found.getString(4),
                        found.getString(5),
                        found.getBytes(6)));
            }
        }
    }

    /** All streams whose names begin so: the next character after a colon is the semicolon. */
    static PreparedStatement prepared(Connection connection, String sql, String prefix, @Nullable String account)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        var begin = account == null ? prefix : prefix + account;
        statement.setString(1, begin);
        statement.setString(2, account == null ? begin.replace(':', ';') : begin + ";");
        statement.setFetchSize(AHEAD);
        return statement;
    }
}
