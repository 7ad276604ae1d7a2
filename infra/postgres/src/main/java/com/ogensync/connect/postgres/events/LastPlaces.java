package com.ogensync.connect.postgres.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks up the last sequence numbers of streams. */
final class LastPlaces {
    private final JdbcClient sql;

    LastPlaces(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns the last sequence number of each of the streams that exists. */
    Map<String, Long> of(Set<String> streams) {
        var last = new HashMap<String, Long>();
        sql.sql("""
                        select stream, sequence_number from unnest(?::text[]) as stream cross join lateral (
                            select sequence_number from event where aggregate_identifier = stream
                            order by sequence_number desc limit 1) as last""").param(streams.toArray(String[]::new)).query(row -> {
            last.put(row.getString(1), row.getLong(2));
        });
        return last;
    }
}
