package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.postgres.audit.AccountLedger.Shared;
import com.ogensync.connect.postgres.audit.anchor.StoredAnchors;
import com.ogensync.connect.postgres.audit.entry.EntryPayload;
import com.ogensync.connect.postgres.audit.hash.CanonicalText;
import com.ogensync.connect.postgres.audit.hash.SecretHash;
import com.ogensync.connect.postgres.audit.read.AuditConnections;
import com.ogensync.connect.postgres.audit.read.LedgerRows;
import com.ogensync.connect.postgres.audit.read.LedgerSnapshot;
import com.ogensync.connect.postgres.audit.read.ReadAhead;
import com.ogensync.connect.postgres.audit.read.StoredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Audits the ledger in one snapshot while the service runs. One thread reads the entries, one the messages, and the
 * caller's thread checks them.
 */
public final class LedgerAudit {

    private static final int PROGRESS_EVERY = 4096;

    private final LedgerSnapshot snapshot;
    private final AuditScope scope;
    private final AuditListener listener;
    private final SecretHash secret = new SecretHash();
    private final Cut until;
    private final List<Cut> cuts;
    private final Shared shared;
    private @Nullable Connection pairs;
    private long faults;
    private long entries;
    private long messages;

    private LedgerAudit(LedgerSnapshot snapshot, AuditScope scope, List<Long> positions, AuditListener listener) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.listener = listener;
        this.until = Cut.atTime(scope.until());
        this.cuts = positions.stream().map(Cut::atPosition).toList();
        this.shared = new Shared(new EntryPayload(), new CanonicalText(), secret, until, cuts, this::fault);
    }

    /**
     * Audits everything in the scope.
     *
     * @throws SQLException when the database cannot be read
     */
    public static AuditSummary verify(AuditConnections connections, AuditScope scope, AuditListener listener)
            throws SQLException {
        try (var snapshot = new LedgerSnapshot(connections)) {
            var anchors = new AnchorCheck(
                    scope.account() == null ? StoredAnchors.read(snapshot.connection()) : List.of(), scope.exported());
            var audit = new LedgerAudit(snapshot, scope, anchors.positions(), listener);
            audit.run();
            for (var cut : audit.cuts) {
                anchors.compare(cut.position(), cut.summary(0, 0, 0));
            }
            anchors.faults(audit::fault);
            return audit.until.summary(audit.messages, anchors.compared(), audit.faults);
        }
    }

    /** Returns the ledger's sums and the number of faults up to a position. No later event may get a lower position. */
    static AuditSummary sumUp(AuditConnections connections, long position, Consumer<Fault> faults) throws SQLException {
        try (var snapshot = new LedgerSnapshot(connections)) {
            var audit = new LedgerAudit(snapshot, AuditScope.ALL, List.of(position), faults::accept);
            audit.run();
            return audit.cuts.getFirst().summary(audit.messages, 0, audit.faults);
        }
    }

    private void run() throws SQLException {
        var one = scope.account() == null ? null : scope.account().toString();
        var others = new OtherStreams(secret, this::fault);
        try (var rows = new ReadAhead<StoredRow>("audit-entries", it -> LedgerRows.read(snapshot, one, it));
                var totals = new ReadAhead<MessageTotals>("audit-messages", it -> others.read(snapshot, one, it))) {
            AccountLedger ledger = null;
            for (var row = rows.peek(); row != null; rows.skip(), row = rows.peek()) {
                if (ledger == null || !ledger.isOf(row.stream())) {
                    finish(ledger, totals);
                    ledger = new AccountLedger(row.stream(), shared);
                }
                if (ledger.apply(row) && ++entries % PROGRESS_EVERY == 0) {
                    progress(ledger.account());
                }
            }
            finish(ledger, totals);
            messagesWithoutAccount(totals, null);
        }
    }

    private void finish(@Nullable AccountLedger ledger, ReadAhead<MessageTotals> totals) throws SQLException {
        if (ledger == null) {
            return;
        }
        ledger.end();
        synchronized (listener) {
            listener.account(ledger.account(), ledger.sequence(), ledger.balance());
        }
        messagesWithoutAccount(totals, ledger.account());
        var next = totals.peek();
        var own = next != null && next.account().equals(ledger.account());
        var sums = own && next != null ? next : MessageTotals.none(ledger.account());
        if (own) {
            totals.skip();
        }
        messages += sums.streams();
        var match = sums.accepted() == ledger.debits() && sums.failed() == ledger.refunds();
        if (!match && ledger.isReadable()) {
            PairCheck.explain(snapshot, pairsConnection(), ledger.account(), scope.until(), this::fault);
        }
    }

    /** The one connection for all accounts whose entries and messages are compared by name. */
    private Connection pairsConnection() throws SQLException {
        if (pairs == null) {
            pairs = snapshot.connection();
        }
        return pairs;
    }

    /** Reports the messages of accounts that have no events of their own. */
    private void messagesWithoutAccount(ReadAhead<MessageTotals> totals, @Nullable String before) throws SQLException {
        for (var next = totals.peek(); next != null; next = totals.peek()) {
            if (before != null && next.account().compareTo(before) >= 0) {
                return;
            }
            messages += next.streams();
            fault(new Fault(
                    next.account(),
                    null,
                    String.format(Locale.ROOT, "the account has %d messages but no events", next.streams())));
            totals.skip();
        }
    }

    private void fault(Fault fault) {
        synchronized (listener) {
            faults++;
            listener.fault(fault);
        }
    }

    /** Estimates the progress from the account's id: accounts are read in the order of their ids, which are random. */
    private void progress(String account) {
        synchronized (listener) {
            listener.progress(entries, part(account));
        }
    }

    private static double part(String account) {
        return account.matches("[0-9a-f]{8}.*") ? Long.parseLong(account, 0, 8, 16) / (double) (1L << 32) : 0;
    }
}
