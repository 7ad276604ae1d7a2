package com.ogensync.connect.reliability.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads the stored events with plain SQL. */
public final class EventTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String EVENTS = """
            select aggregate_identifier, sequence_number, payload_type, payload from event
            where split_part(aggregate_identifier, ':', 2) = any (?) order by global_index""";
    private static final String OPEN = """
            select count(*) from event a
            where split_part(aggregate_identifier, ':', 2) = any (?)
              and payload_type = 'MessageAccepted'
              and not exists (select from event b where b.aggregate_identifier = a.aggregate_identifier
                and (b.payload_type = 'MessageSent' or b.payload_type = 'MessageFailed'))""";

    private EventTable() {}

    /** Returns all events of these accounts in stored order. */
    public static List<StoredEvent> read(Connection database, Collection<String> accounts) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        try (var query = database.prepareStatement(EVENTS)) {
            query.setArray(1, database.createArrayOf("text", accounts.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows));
                }
            }
        }
        return events;
    }

    /** Returns the number of messages of these accounts without an outcome. */
    public static long open(Connection database, Collection<String> accounts) throws SQLException {
        try (var query = database.prepareStatement(OPEN)) {
            query.setArray(1, database.createArrayOf("text", accounts.toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        var type = row.getString(3);
        return new StoredEvent(
                row.getString(1),
                row.getLong(2),
                type.substring(type.lastIndexOf('.') + 1),
                JSON.readTree(row.getString(4)));
    }
}
