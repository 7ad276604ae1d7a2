package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.postgres.audit.entry.EntryType;
import com.ogensync.connect.postgres.audit.hash.SecretHash;
import com.ogensync.connect.postgres.audit.read.LedgerRows;
import com.ogensync.connect.postgres.audit.read.LedgerSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks all streams except the accounts' own for gaps and coin events, and sums up each account's messages. */
final class OtherStreams {

    private static final int ID_FROM = "message:".length() + 36 + 1;

    private static final String STREAMS = """
            select aggregate_identifier as stream, count(*) as events, min(sequence_number) as first,
                max(sequence_number) as last,
                count(*) filter (where payload_type = 'ACCEPTED') as accepted,
                count(*) filter (where payload_type = 'ACCEPTED' and sequence_number = 0) as opened,
                count(*) filter (where payload_type = 'SENT') as sent,
                count(*) filter (where payload_type = 'FAILED') as failed,
                count(*) filter (where payload_type in ('GRANTED', 'DEBITED', 'REFUNDED')) as coins
            from event where RANGE
            group by aggregate_identifier order by STREAM""".replace("ACCEPTED", EventTypes.nameOf(MessageAccepted.class))
            .replace("SENT", EventTypes.nameOf(MessageSent.class))
            .replace("FAILED", EventTypes.nameOf(MessageFailed.class))
            .replace("GRANTED", EntryType.GRANTED.stored())
            .replace("DEBITED", EntryType.DEBITED.stored())
            .replace("REFUNDED", EntryType.REFUNDED.stored());

    /**
     * For one account the range covers its messages only; for all accounts it covers every stream that is not an
     * account's own.
     */
    private static final String OF_ONE = "aggregate_identifier >= ? and aggregate_identifier < ?";

    private static final String OF_ALL = "not (aggregate_identifier >= 'account:' and aggregate_identifier < 'account;'"
            + " and length(aggregate_identifier) = 44)";

    private final SecretHash secret;
    private final Consumer<Fault> faults;

    OtherStreams(SecretHash secret, Consumer<Fault> faults) {
        this.secret = secret;
        this.faults = faults;
    }

    /** Passes each account's totals to the reader, in the order of the account ids. */
    void read(LedgerSnapshot snapshot, @Nullable String account, Consumer<MessageTotals> reader) throws SQLException {
        var sql =
                STREAMS.replace("STREAM", snapshot.streamInOrder()).replace("RANGE", account == null ? OF_ALL : OF_ONE);
        MessageTotals totals = null;
        try (var statement = prepared(snapshot.connection(), sql, account);
                var found = statement.executeQuery()) {
            while (found.next()) {
                var one = checked(found);
                if (one == null) {
                    continue;
                }
                if (totals != null && !totals.account().equals(one.account())) {
                    reader.accept(totals);
                    totals = null;
                }
                totals = totals == null ? one : totals.plus(one);
            }
        }
        if (totals != null) {
            reader.accept(totals);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable String account)
            throws SQLException {
        if (account != null) {
            return LedgerRows.prepared(connection, sql, "message:", account);
        }
        var statement = connection.prepareStatement(sql);
        statement.setFetchSize(LedgerRows.FETCH_SIZE);
        return statement;
    }

    /** Checks a stream. Returns its message's totals, or null if it is not a message stream. */
    private @Nullable MessageTotals checked(ResultSet row) throws SQLException {
        var stream = row.getString("stream");
        var message = stream.startsWith("message:") && stream.length() > ID_FROM && stream.charAt(ID_FROM - 1) == ':';
        var owner = message ? stream.substring("message:".length(), ID_FROM - 1) : stream;
        var subject = message ? "message " + stream.substring(ID_FROM) : "the stream";
        if (row.getLong("first") != 0 || row.getLong("last") != row.getLong("events") - 1) {
            fault(
                    owner,
                    String.format(
                            Locale.ROOT,
                            "%s has %d events numbered %d to %d: events are missing",
                            subject,
                            row.getLong("events"),
                            row.getLong("first"),
                            row.getLong("last")));
        }
        if (row.getLong("coins") != 0) {
            fault(owner, subject + " has coin events, which are allowed in account streams only");
        }
        if (!message) {
            return null;
        }
        checkOutcome(row, owner, subject);
        var name = stream.getBytes(US_ASCII);
        long hash = secret.of(name, ID_FROM, name.length);
        return new MessageTotals(owner, 1, hash * row.getLong("accepted"), hash * row.getLong("failed"));
    }

    private void checkOutcome(ResultSet row, String owner, String subject) throws SQLException {
        if (row.getLong("opened") != 1 || row.getLong("accepted") != 1) {
            fault(
                    owner,
                    subject
                            + String.format(
                                    Locale.ROOT,
                                    " was accepted %d times; it must be accepted once, by its first event",
                                    row.getLong("accepted")));
        }
        if (row.getLong("sent") + row.getLong("failed") > 1) {
            fault(
                    owner,
                    subject
                            + String.format(
                                    Locale.ROOT,
                                    " was sent %d times and failed %d times; at most one of both is allowed",
                                    row.getLong("sent"),
                                    row.getLong("failed")));
        }
    }

    private void fault(String owner, String what) {
        faults.accept(new Fault(owner, null, what));
    }
}
