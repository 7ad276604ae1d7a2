package com.ogensync.connect.postgres.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Changes an entry and recomputes every hash, as a forger who knows the format would. */
final class Forger {

    private static final Pattern VALUE = Pattern.compile("\"[a-zA-Z]+\":(null|-?\\d+|\"[^\"]*\")");
    private static final Pattern PREVIOUS = Pattern.compile("\"previous\":\"[0-9a-f]{64}\"");
    private static final Pattern HASH = Pattern.compile("\"hash\":\"[0-9a-f]{64}\"");

    private record Row(long index, String type, String payload) {}

    private final LedgerWorld world;

    Forger(LedgerWorld world) {
        this.world = world;
    }

    /** Changes the payload of one entry and recomputes the hashes from there on. */
    void forge(TestLedger ledger, long entry, UnaryOperator<String> change) throws SQLException {
        var previous = TestLedger.GENESIS;
        long number = 0;
        for (var row : rows(ledger)) {
            number++;
            var payload = number == entry ? change.apply(row.payload()) : row.payload();
            payload = PREVIOUS.matcher(payload).replaceFirst("\"previous\":\"" + previous + "\"");
            previous = hash(ledger, row.type(), payload);
            payload = HASH.matcher(payload).replaceFirst("\"hash\":\"" + previous + "\"");
            var _ = world.tamper("update event set payload = ? where global_index = ?", payload, row.index());
        }
    }

    private List<Row> rows(TestLedger ledger) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = world.connection().prepareStatement("""
                        select global_index, payload_type, payload from event
                        where aggregate_identifier = ? and payload_type like '%Coin%' order by sequence_number""")) {
            statement.setString(1, ledger.stream());
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getLong(1), found.getString(2), found.getString(3)));
                }
            }
        }
        return rows;
    }

    private static String hash(TestLedger ledger, String type, String payload) {
        var text = new StringBuilder("1\n")
                .append(ledger.account)
                .append('\n')
                .append(type)
                .append('\n');
        VALUE.matcher(payload).results().skip(1).limit(11).forEach(it -> {
            var value = it.group(1).replace("\"", "");
            text.append(value.equals("null") ? "" : value).append('\n');
        });
        return TestLedger.sha256(text.toString());
    }
}
