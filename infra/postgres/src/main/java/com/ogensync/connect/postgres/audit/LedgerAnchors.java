package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.anchor.AnchorId;
import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.postgres.audit.anchor.AnchorJson;
import com.ogensync.connect.postgres.audit.anchor.StoredAnchors;
import com.ogensync.connect.postgres.audit.read.AuditConnections;
import com.ogensync.connect.postgres.vault.SigningKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates and reads the ledger's anchors. Creating one blocks no other transaction. */
public final class LedgerAnchors {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INSERT =
            String.format(Locale.ROOT, """
            insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp, payload_type,
                payload_revision, payload, meta_data)
            values ('%s', ?, 'LedgerAnchor', ?, ?, '%s', '1', ?, '{}')""", StoredAnchors.STREAM, EventTypes.nameOf(LedgerAnchored.class));

    private final AuditConnections connections;
    private final byte[] masterKey;

    /**
     * Creates and reads anchors in the event store.
     *
     * @param masterKey 32 bytes, which wrap the signing key
     */
    public LedgerAnchors(AuditConnections connections, byte[] masterKey) {
        this.connections = connections;
        this.masterKey = masterKey.clone();
    }

    /** Returns all anchors, oldest first. */
    public static List<LedgerAnchored> all(AuditConnections connections) throws SQLException {
        try (var connection = connections.open()) {
            var anchors = new ArrayList<LedgerAnchored>();
            for (var payload : StoredAnchors.read(connection)) {
                anchors.add(AnchorJson.read(payload));
            }
            return anchors;
        }
    }

    /**
     * Sums the ledger up, signs the sums and stores the anchor. Empty if another node has stored this anchor first.
     *
     * @throws FaultyLedgerException when the ledger has faults
     */
    public Optional<LedgerAnchored> create(Instant at) throws SQLException {
        return create(at, newest());
    }

    /** Creates an anchor unless the newest one is younger than {@code age}. */
    public Optional<LedgerAnchored> createIfOlder(Duration age, Instant at) throws SQLException {
        var newest = newest();
        return newest != null && newest.at().plus(age).isAfter(at) ? Optional.empty() : create(at, newest);
    }

    private Optional<LedgerAnchored> create(Instant at, @Nullable LedgerAnchored before) throws SQLException {
        try (var connection = connections.open()) {
            var key = SigningKey.load(connection, masterKey);
            var position = SettledPosition.await(connection);
            var faults = new ArrayList<Fault>(1);
            var sums = LedgerAudit.sumUp(connections, position, fault -> {
                if (faults.isEmpty()) {
                    faults.add(fault);
                }
            });
            if (!faults.isEmpty()) {
                throw new FaultyLedgerException(sums.faults(), faults.getFirst());
            }
            var anchor = anchor(position, sums, before, key.publicKey(), Instants.toMillis(at));
            var signed = anchor.signed(key.sign(anchor.canonicalText()));
            return store(connection, signed) ? Optional.of(signed) : Optional.empty();
        }
    }

    private static LedgerAnchored anchor(
            long position, AuditSummary sums, @Nullable LedgerAnchored before, String publicKey, Instant at) {
        return new LedgerAnchored(
                AnchorId.LEDGER,
                before == null ? 1 : before.anchor() + 1,
                position,
                sums.accounts(),
                sums.entries(),
                sums.coins(),
                sums.granted(),
                sums.debited(),
                sums.refunded(),
                sums.root(),
                before == null ? EntryBody.GENESIS : before.hash(),
                publicKey,
                "",
                at);
    }

    private @Nullable LedgerAnchored newest() throws SQLException {
        try (var connection = connections.open()) {
            var payload = StoredAnchors.newest(connection);
            return payload == null ? null : AnchorJson.read(payload);
        }
    }

    /** Returns false if another node has stored this anchor: the sequence number in the stream is unique. */
    private static boolean store(Connection connection, LedgerAnchored anchor) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, anchor.anchor() - 1);
            statement.setString(2, UUID.randomUUID().toString());
            statement.setString(3, Instants.text(anchor.at()));
            statement.setString(4, AnchorJson.write(anchor));
            statement.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
