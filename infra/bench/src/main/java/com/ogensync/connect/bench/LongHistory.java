package com.ogensync.connect.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes the history of an account that has sent for years: repeats its first message's events with a valid chain. */
final class LongHistory {

    private record Row(String stream, long sequence, String type, String payloadType, String revision, String payload) {

        boolean debit() {
            return payloadType.equals("CoinDebited");
        }
    }

    private static final String INSERT = "insert into event (aggregate_identifier, sequence_number, type,"
            + " event_identifier, time_stamp, payload_type, payload_revision, payload, meta_data)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, '{}')";

    private final String account;
    private final List<Row> model;
    private final Row debit;
    private final String firstMessage;
    private String previous;

    private LongHistory(String account, List<Row> model) {
        this.account = account;
        this.model = model;
        this.debit = model.stream().filter(Row::debit).findFirst().orElseThrow();
        this.firstMessage = Callers.field(debit.payload, "messageId");
        this.previous = Callers.field(debit.payload, "hash");
    }

    /** Adds at least {@code events} events to an account that has sent one message. Returns the number added. */
    static int add(Connection connection, String account, int events) throws Exception {
        var history = new LongHistory(account, newest(connection, account));
        connection.setAutoCommit(false);
        var written = 0;
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var message = 1; written < events; message++) {
                written += history.write(insert, message);
                if (message % 500 == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        return written;
    }

    /** Waits, at most 75 s, for the indexes, so that the next start has only projections to build. */
    static void awaitIndexes(Connection connection) throws Exception {
        var behind =
                "select (select max(global_index) from event) > min(substring(token from '\"index\":(\\d+)')::bigint)"
                        + " from token where processor_name = 'indexes'";
        var deadline = System.nanoTime() + 75_000_000_000L;
        try (var select = connection.prepareStatement(behind)) {
            for (var waiting = true; waiting && System.nanoTime() < deadline; ) {
                Thread.sleep(100);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    waiting = rows.getBoolean(1);
                }
                connection.commit();
            }
        }
    }

    private int write(PreparedStatement insert, int number) throws Exception {
        var message = "3EB0%018X".formatted(number);
        for (var row : model) {
            insert.setString(1, row.stream.replace(firstMessage, message));
            insert.setLong(2, row.debit() ? row.sequence + number : row.sequence);
            insert.setString(3, row.type);
            insert.setString(4, UUID.randomUUID().toString());
            insert.setString(5, Callers.field(debit.payload, "at"));
            insert.setString(6, row.payloadType);
            insert.setString(7, row.revision);
            insert.setString(8, payload(row, number, message));
            insert.addBatch();
        }
        return model.size();
    }

    private String payload(Row row, int number, String message) throws Exception {
        var balance = number(debit.payload, "balance") - number;
        var text =
                row.payload.replace(firstMessage, message).replaceFirst("\"balance\":\\d+", "\"balance\":" + balance);
        if (!row.debit()) {
            return text;
        }
        var entry = number(debit.payload, "entry") + number;
        var hash = hash(entry, balance, message);
        var chained = text.replaceFirst("\"entry\":\\d+", "\"entry\":" + entry)
                .replaceFirst("\"previous\":\"\\w+\"", "\"previous\":\"" + previous + "\"")
                .replaceFirst("\"hash\":\"\\w+\"", "\"hash\":\"" + hash + "\"");
        previous = hash;
        return chained;
    }

    /** Computes an entry's hash as docs/AUDIT.md defines it. */
    private String hash(long entry, long balance, String message) throws Exception {
        var it = debit.payload;
        var lines = List.of(
                "1",
                account,
                "CoinDebited",
                "" + entry,
                "1",
                "message",
                "" + balance,
                message,
                "",
                Callers.field(it, "at"),
                Callers.field(it, "requestId"),
                Callers.field(it, "tokenId"),
                Callers.field(it, "by"),
                previous,
                "");
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private static long number(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in the event");
        }
        return Long.parseLong(found.group(1));
    }

    private static List<Row> newest(Connection connection, String account) throws Exception {
        var rows = new ArrayList<Row>();
        try (var select =
                connection.prepareStatement("select aggregate_identifier, sequence_number, type, payload_type,"
                        + " payload_revision, payload from event where split_part(aggregate_identifier, ':', 2) = ?"
                        + " and (payload_type = 'CoinDebited' or aggregate_identifier like 'message:%')"
                        + " order by global_index")) {
            select.setString(1, account);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getString(1),
                            found.getLong(2),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            found.getString(6)));
                }
            }
        }
        return rows;
    }
}
