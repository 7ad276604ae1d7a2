package com.ogensync.connect.postgres.audit.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Streams the events of all account streams, stream by stream, in sequence. */
public final class LedgerRows {

    /** The fetch size in rows. */
    public static final int FETCH_SIZE = 2000;

    private static final String ROWS = """
            select aggregate_identifier, sequence_number, global_index, payload_type,
                coalesce(payload_revision, '') as payload_revision, payload
            from event where aggregate_identifier >= ? and aggregate_identifier < ? and length(aggregate_identifier) = 44
            order by STREAM, sequence_number""";

    private LedgerRows() {}

    /** Reads the events of one account, or of all if null. */
    public static void read(LedgerSnapshot snapshot, @Nullable String account, Consumer<StoredRow> reader)
            throws SQLException {
        read(snapshot, snapshot.connection(), account, reader);
    }

    /** Reads the events on an existing connection of the snapshot. */
    public static void read(
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

    /** Prepares a query over all streams with the prefix: the character after a colon is the semicolon. */
    public static PreparedStatement prepared(Connection connection, String sql, String prefix, @Nullable String account)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        var begin = account == null ? prefix : prefix + account;
        statement.setString(1, begin);
        statement.setString(2, account == null ? begin.replace(':', ';') : begin + ";");
        statement.setFetchSize(FETCH_SIZE);
        return statement;
    }
}
