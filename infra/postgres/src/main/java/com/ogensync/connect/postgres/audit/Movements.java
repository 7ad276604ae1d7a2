package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.postgres.audit.entry.EntryPayload;
import com.ogensync.connect.postgres.audit.entry.EntryType;
import com.ogensync.connect.postgres.audit.read.AuditConnections;
import com.ogensync.connect.postgres.audit.read.LedgerRows;
import com.ogensync.connect.postgres.audit.read.LedgerSnapshot;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A query for ledger entries.
 *
 * @param account the only account; null for all, one after the other
 * @param from the earliest moment, inclusive; null for all
 * @param until the latest moment, inclusive; null for all
 */
public record Movements(
        @Nullable UUID account,
        @Nullable Instant from,
        @Nullable Instant until) {

    /**
     * Reads the entries one by one from one snapshot, each account's in sequence.
     *
     * @throws IllegalStateException when an entry cannot be parsed; {@code audit verify} gives the details
     */
    public void read(AuditConnections connections, Consumer<Movement> reader) throws SQLException {
        var payload = new EntryPayload();
        try (var snapshot = new LedgerSnapshot(connections)) {
            LedgerRows.read(snapshot, account == null ? null : account.toString(), row -> {
                var type = EntryType.of(row.type());
                if (type == null) {
                    return;
                }
                if (payload.read(row.payload()) >= 0) {
                    throw new IllegalStateException(String.format(
                            Locale.ROOT,
                            "An entry of %s cannot be read; run: audit verify --account %s",
                            row.stream(),
                            row.stream().replaceFirst("^account:", "")));
                }
                var movement = Movement.of(type, payload);
                if (isInside(movement.at())) {
                    reader.accept(movement);
                }
            });
        }
    }

    private boolean isInside(String at) {
        return (from == null || at.compareTo(Instants.text(from)) >= 0)
                && (until == null || at.compareTo(Instants.text(until)) <= 0);
    }
}
