package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.postgres.audit.entry.EntryPayload;
import com.ogensync.connect.postgres.audit.entry.EntryRules;
import com.ogensync.connect.postgres.audit.entry.EntryType;
import com.ogensync.connect.postgres.audit.entry.Member;
import com.ogensync.connect.postgres.audit.read.LedgerRows;
import com.ogensync.connect.postgres.audit.read.LedgerSnapshot;
import com.ogensync.connect.postgres.audit.read.StoredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names the unmatched entries and messages of an account whose sums of hashes differ. Every debit needs an accepted
 * message and every accepted message a debit; every refund needs a failed message and an earlier debit; every failed
 * message needs a refund.
 */
final class PairCheck {

    private static final String MESSAGES = String.format(
            Locale.ROOT, """
            select aggregate_identifier, payload_type, payload from event
            where aggregate_identifier >= ? and aggregate_identifier < ? and payload_type in ('%s', '%s')""", EventTypes.nameOf(MessageAccepted.class), EventTypes.nameOf(MessageFailed.class));

    private static final int AT_LENGTH = "2026-01-02T03:04:05.678Z\"}".length();

    private final String account;
    private final @Nullable String until;
    private final Consumer<Fault> faults;
    private final Map<String, Long> debits = new HashMap<>();
    private final Map<String, Long> refunds = new HashMap<>();
    private final Map<String, String> accepted = new HashMap<>();
    private final Map<String, String> failed = new HashMap<>();
    private final Map<Long, String> moments = new HashMap<>();

    private PairCheck(String account, @Nullable Instant until, Consumer<Fault> faults) {
        this.account = account;
        this.until = until == null ? null : Instants.text(until);
        this.faults = faults;
    }

    static void explain(
            LedgerSnapshot snapshot,
            Connection connection,
            String account,
            @Nullable Instant until,
            Consumer<Fault> faults)
            throws SQLException {
        var check = new PairCheck(account, until, faults);
        var payload = new EntryPayload();
        LedgerRows.read(snapshot, connection, account, row -> check.entry(row, payload));
        check.messages(connection);
        check.compare();
    }

    private void entry(StoredRow row, EntryPayload payload) {
        var type = EntryType.of(row.type());
        if (type == null || payload.read(row.payload()) >= 0 || payload.isNull(Member.MESSAGE_ID)) {
            return;
        }
        long entry = payload.number(Member.ENTRY);
        var message = payload.text(Member.MESSAGE_ID);
        moments.put(entry, payload.text(Member.AT));
        if (type == EntryType.REFUNDED) {
            refunded(message, entry);
        } else if (EntryRules.reason(payload) == EntryReason.MESSAGE) {
            var before = debits.putIfAbsent(message, entry);
            if (before != null) {
                fault(entry, String.format(Locale.ROOT, "message %s was already debited by entry %d", message, before));
            }
        }
    }

    private void refunded(String message, long entry) {
        if (!debits.containsKey(message)) {
            fault(entry, "no earlier entry debits a coin for message " + message);
        }
        var before = refunds.putIfAbsent(message, entry);
        if (before != null) {
            fault(
                    entry,
                    String.format(Locale.ROOT, "entry %d already refunded the coin of message %s", before, message));
        }
    }

    private void messages(Connection connection) throws SQLException {
        try (var statement = LedgerRows.prepared(connection, MESSAGES, "message:", account);
                var found = statement.executeQuery()) {
            while (found.next()) {
                var id = found.getString(1).substring("message:".length() + account.length() + 1);
                var payload = new String(found.getBytes(3), UTF_8);
                var at = payload.substring(Math.max(0, payload.length() - AT_LENGTH));
                (found.getString(2).equals(EventTypes.nameOf(MessageFailed.class)) ? failed : accepted).put(id, at);
            }
        }
    }

    private void compare() {
        debits.forEach((message, entry) -> {
            if (!accepted.containsKey(message)) {
                fault(entry, String.format(Locale.ROOT, "message %s does not exist", message));
            }
        });
        refunds.forEach((message, entry) -> {
            if (!failed.containsKey(message)) {
                fault(entry, String.format(Locale.ROOT, "message %s has not failed", message));
            }
        });
        accepted.forEach((message, at) -> {
            if (!debits.containsKey(message)) {
                fault(at, String.format(Locale.ROOT, "message %s was accepted, but no entry debits its coin", message));
            }
        });
        failed.forEach((message, at) -> {
            if (!refunds.containsKey(message)) {
                fault(at, String.format(Locale.ROOT, "message %s failed, but no entry refunds its coin", message));
            }
        });
    }

    private void fault(long entry, String what) {
        if (isInside(moments.getOrDefault(entry, ""))) {
            faults.accept(new Fault(account, entry, what));
        }
    }

    private void fault(String at, String what) {
        if (isInside(at)) {
            faults.accept(new Fault(account, null, what));
        }
    }

    /** Compares the texts: all moments have the same format, so their text order is their time order. */
    private boolean isInside(String at) {
        return until == null
                || at.substring(0, Math.min(at.length(), until.length())).compareTo(until) <= 0;
    }
}
