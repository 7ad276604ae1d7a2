package com.ogensync.connect.postgres.operations;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dead letters in {@code dead_letter}: events that an index could not process. */
public final class IndexDeadLetters {

    /**
     * A dead letter.
     *
     * @param sequence the account's uuid; for other streams the second part of the stream's name
     * @param first whether it is the first of its sequence, which blocks the others
     * @param parkedAt ISO 8601
     * @param payload the event as it is stored
     */
    public record Letter(
            String id,
            String group,
            String sequence,
            boolean first,
            String type,
            String stream,
            long number,
            String parkedAt,
            @Nullable String cause,
            @Nullable String message,
            String payload) {
        @Override
        public String toString() {
            return "Letter[" + id + "]";
        }
    }

    private static final String COLUMNS = """
            select *, sequence_index = min(sequence_index) over (partition by processing_group, sequence_identifier)
                as is_first
            from dead_letter""";

    private final JdbcClient sql;

    IndexDeadLetters(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns the oldest dead letters. */
    public List<Letter> list(int limit) {
        return sql.sql(COLUMNS + " order by enqueued_at, dead_letter_id limit ?")
                .param(limit)
                .query(IndexDeadLetters::letter)
                .list();
    }

    /** Returns a dead letter by its id. */
    public Optional<Letter> find(String id) {
        return sql.sql("select * from (" + COLUMNS + ") as letter where dead_letter_id = ?")
                .param(id)
                .query(IndexDeadLetters::letter)
                .optional();
    }

    /** Deletes a dead letter; its event is not retried. */
    public void discard(String id) {
        sql.sql("delete from dead_letter where dead_letter_id = ?").param(id).update();
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getString("dead_letter_id"),
                row.getString("processing_group"),
                row.getString("sequence_identifier"),
                row.getBoolean("is_first"),
                row.getString("payload_type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("enqueued_at"),
                row.getString("cause_type"),
                row.getString("cause_message"),
                new String(row.getBytes("payload"), StandardCharsets.UTF_8));
    }
}
