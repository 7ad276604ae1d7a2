package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.audit.read.AuditConnections;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A sound ledger of many accounts in a database, generated from a seed, and its expected sums. */
final class LedgerWorld implements AutoCloseable {

    private static final String COPY = "copy event (aggregate_identifier, sequence_number, type, event_identifier,"
            + " time_stamp, payload_type, payload_revision, payload, meta_data) from stdin";

    private final AuditConnections connections;
    private final Connection connection;
    private final Random random;
    final List<TestLedger> ledgers;
    private StringBuilder rows = new StringBuilder();
    long entries;
    long granted;
    long debited;
    long refunded;
    long messages;

    LedgerWorld(String url, long seed, int accounts) throws SQLException {
        connections = () -> DriverManager.getConnection(url);
        connection = connections.open();
        random = new Random(seed);
        ledgers = IntStream.range(0, accounts)
                .mapToObj(_ -> new TestLedger(random))
                .toList();
    }

    static LedgerWorld in(TestDatabase database, long seed, int accounts) throws SQLException {
        migrate(database.url());
        return new LedgerWorld(database.url(), seed, accounts);
    }

    static void migrate(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:com/ogensync/connect/postgres/migration")
                .table("schema_history")
                .load()
                .migrate();
    }

    AuditConnections connections() {
        return connections;
    }

    /** Adds the sign-up grants if there are none, then one random step per account and round. */
    LedgerWorld live(int rounds) {
        if (entries == 0) {
            for (var ledger : ledgers) {
                ledger.issue(this::add);
                move(ledger, "CoinsGranted", 100, "sign_up", null, "user");
            }
        }
        for (int round = 0; round < rounds; round++) {
            ledgers.forEach(this::randomStep);
        }
        flush();
        return this;
    }

    private void randomStep(TestLedger ledger) {
        int what = random.nextInt(20);
        if (what == 0) {
            move(ledger, "CoinsGranted", 1 + random.nextInt(50), "operator_grant", null, "operator:ada");
        } else if (what == 1) {
            move(ledger, "CoinsGranted", 2, "correction", 1L, "operator:bob");
        } else if (what == 2 && ledger.balance > 3) {
            move(ledger, "CoinDebited", 2, "correction", ledger.entries(), "operator:ada");
        } else if (ledger.balance > 0) {
            boolean fails = what < 6;
            ledger.message(this::add, "3EB0%016X".formatted(random.nextLong()), fails);
            entries += fails ? 2 : 1;
            debited++;
            refunded += fails ? 1 : 0;
            messages++;
        } else {
            move(ledger, "CoinsGranted", 100, "operator_grant", null, "operator:ada");
        }
    }

    private void move(TestLedger ledger, String type, long amount, String reason, @Nullable Long corrects, String by) {
        ledger.move(this::add, type, amount, reason, null, corrects, by);
        entries++;
        granted += type.equals("CoinsGranted") ? amount : 0;
        debited += type.equals("CoinDebited") ? amount : 0;
    }

    long coins() {
        return ledgers.stream().mapToLong(it -> it.balance).sum();
    }

    /** The faults of an audit, one line each. */
    List<String> faults() throws SQLException {
        return faults(AuditScope.ALL);
    }

    List<String> faults(AuditScope scope) throws SQLException {
        return found(scope).stream()
                .map(it -> (it.entry() == null ? "" : it.entry() + ": ") + it.what())
                .toList();
    }

    List<Fault> found(AuditScope scope) throws SQLException {
        var faults = new ArrayList<Fault>();
        LedgerAudit.verify(connections, scope, faults::add);
        return faults;
    }

    /**
     * Executes SQL with the trigger against changes disabled, as an attacker with full access to the database could.
     */
    int tamper(String sql, Object... values) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table event disable trigger events_never_change");
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Vacuums and analyzes, as autovacuum would after a while. */
    void analyze() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze event");
        }
    }

    void clear() throws SQLException {
        var _ = tamper("truncate event restart identity");
    }

    Connection connection() {
        return connection;
    }

    void add(String stream, long sequence, String type, String payload) {
        rows.append(stream).append('\t').append(sequence).append("\t\\N\t-\t2026-01-02T03:04:05.678Z\t");
        rows.append(type).append("\t1\t").append(payload).append("\t{}\n");
        if (rows.length() > 8_000_000) {
            flush();
        }
    }

    void flush() {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(rows.toString()));
            rows = new StringBuilder();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
