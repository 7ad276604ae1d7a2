package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.runtime.event.StoredDeadLetter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dead letters in {@code dead_letter}: events that an index could not process. */
public final class IndexDeadLetters {

    private static final String COLUMNS = """
            select *, sequence_index = min(sequence_index) over (partition by processing_group, sequence_identifier)
                as is_first
            from dead_letter""";

    private final JdbcClient sql;

    IndexDeadLetters(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns the oldest dead letters. */
    public List<StoredDeadLetter> list(int limit) {
        return sql.sql(COLUMNS + " order by enqueued_at, dead_letter_id limit ?")
                .param(limit)
                .query(IndexDeadLetters::letter)
                .list();
    }

    /** Returns a dead letter by its id. */
    public Optional<StoredDeadLetter> find(String id) {
        return sql.sql("select * from (" + COLUMNS + ") as letter where dead_letter_id = ?")
                .param(id)
                .query(IndexDeadLetters::letter)
                .optional();
    }

    /** Deletes a dead letter; its event is not retried. */
    public void discard(String id) {
        sql.sql("delete from dead_letter where dead_letter_id = ?").param(id).update();
    }

    private static StoredDeadLetter letter(ResultSet row, int number) throws SQLException {
        return new StoredDeadLetter(
                row.getString("dead_letter_id"),
                row.getString("processing_group"),
                row.getString("sequence_identifier"),
                row.getBoolean("is_first"),
                row.getString("payload_type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                Instant.parse(row.getString("enqueued_at")),
                row.getString("cause_type"),
                row.getString("cause_message"),
                new String(row.getBytes("payload"), StandardCharsets.UTF_8));
    }
}
