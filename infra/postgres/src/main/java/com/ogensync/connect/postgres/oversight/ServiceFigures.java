package com.ogensync.connect.postgres.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts over all accounts. Each call is one query; frequent callers should cache the result. */
public final class ServiceFigures {

    /** The age buckets of open messages; they do not overlap. */
    public static final List<String> AGES = List.of("under_10s", "under_1m", "under_10m", "under_1h", "over_1h");

    /** The states of WhatsApp sessions. */
    public static final List<String> STATES = List.of("online", "offline", "unlinked");

    private static final String OPEN = """
            select (array['under_10s', 'under_1m', 'under_10m', 'under_1h', 'over_1h'])
                    [1 + width_bucket(extract(epoch from :now - time_stamp::timestamptz), array[10, 60, 600, 3600])]
                    as name,
                count(*) as number
            from open_message join event on aggregate_identifier = message_id and sequence_number = 0
            group by name""";

    private final JdbcClient sql;

    ServiceFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns the number of messages without an outcome for each of {@link #AGES}. */
    public Map<String, Long> openMessages(Instant now) {
        var counts = zeroCounts(AGES);
        sql.sql(OPEN)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(row -> {
                    put(counts, row);
                });
        return counts;
    }

    /** Returns the number of WhatsApp sessions in each of {@link #STATES}. */
    public Map<String, Long> sessions() {
        var counts = zeroCounts(STATES);
        sql.sql("select state as name, count(*) as number from linked_session group by state")
                .query(row -> {
                    put(counts, row);
                });
        return counts;
    }

    /** Returns the newest event's global index, 0 before the first. */
    public long head() {
        return sql.sql("select coalesce(max(global_index), 0) from event")
                .query(Long.class)
                .single();
    }

    /**
     * The backlog after a position.
     *
     * @param events the number of positions; some may have no event
     * @param oldest when the first event of the backlog was stored; empty if there is none
     */
    public record Lag(long events, Optional<Instant> oldest) {}

    /** Returns how far an event processor at a position is behind. */
    public Lag lagBehind(long position) {
        var oldest = sql.sql("""
                        select time_stamp::timestamptz from event where global_index > ?
                        order by global_index limit 1""")
                .param(position)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
        return new Lag(oldest.isEmpty() ? 0 : Math.max(0, head() - Math.max(0, position)), oldest);
    }

    private static Map<String, Long> zeroCounts(List<String> names) {
        var counts = new LinkedHashMap<String, Long>();
        names.forEach(name -> counts.put(name, 0L));
        return counts;
    }

    private static void put(Map<String, Long> counts, ResultSet row) throws SQLException {
        counts.put(row.getString("name"), row.getLong("number"));
    }
}
