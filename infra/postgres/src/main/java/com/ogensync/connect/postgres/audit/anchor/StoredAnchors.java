package com.ogensync.connect.postgres.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the stored payloads of the anchor stream. */
public final class StoredAnchors {

    /** The name of the anchor stream. */
    public static final String STREAM = "anchor:ledger";

    private static final String ANCHORS =
            "select payload from event where aggregate_identifier = '" + STREAM + "' order by sequence_number";
    private static final String NEWEST = ANCHORS + " desc limit 1";

    private StoredAnchors() {}

    /** Returns the payloads, oldest first. */
    public static List<String> read(Connection connection) throws SQLException {
        return payloads(connection, ANCHORS);
    }

    /** Returns the newest payload, or null if there is none. */
    public static @Nullable String newest(Connection connection) throws SQLException {
        var newest = payloads(connection, NEWEST);
        return newest.isEmpty() ? null : newest.getFirst();
    }

    private static List<String> payloads(Connection connection, String sql) throws SQLException {
        var payloads = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                payloads.add(new String(found.getBytes(1), UTF_8));
            }
        }
        return payloads;
    }
}
