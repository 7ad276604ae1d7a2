package com.ogensync.connect.postgres.events;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds one insert statement for any number of events. The events get their global indexes in list order. */
final class EventInsert {
    private static final String SQL = """
            insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            select aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                payload_type, payload_revision, payload, meta_data
            from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[]) with ordinality as row (aggregate_identifier, sequence_number, type, event_identifier,
                time_stamp, payload_type, payload_revision, payload, meta_data, place)
            order by place""";

    private EventInsert() {}

    static PreparedStatement of(List<EventRow> rows, Connection connection) throws SQLException {
        var columns = List.of(
                texts(connection, rows, EventRow::aggregateIdentifier),
                connection.createArrayOf(
                        "bigint", rows.stream().map(EventRow::sequenceNumber).toArray(Long[]::new)),
                texts(connection, rows, EventRow::type),
                texts(connection, rows, EventRow::eventIdentifier),
                texts(connection, rows, EventRow::timeStamp),
                texts(connection, rows, EventRow::payloadType),
                texts(connection, rows, EventRow::payloadRevision),
                texts(connection, rows, EventRow::payload),
                texts(connection, rows, EventRow::metaData));
        var insert = connection.prepareStatement(SQL);
        for (int i = 0; i < columns.size(); i++) {
            insert.setArray(i + 1, columns.get(i));
        }
        return insert;
    }

    private static Array texts(Connection connection, List<EventRow> rows, Function<EventRow, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }
}
