package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.postgres.audit.entry.EntryPayload;
import com.ogensync.connect.postgres.audit.entry.EntryRules;
import com.ogensync.connect.postgres.audit.entry.EntryType;
import com.ogensync.connect.postgres.audit.entry.Member;
import com.ogensync.connect.postgres.audit.entry.Values;
import com.ogensync.connect.postgres.audit.hash.CanonicalText;
import com.ogensync.connect.postgres.audit.hash.SecretHash;
import com.ogensync.connect.postgres.audit.read.StoredRow;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folds one account's stream and checks each event. After a fault the fold continues from the stored values, so one
 * fault is not reported again for every later entry.
 */
final class AccountLedger {

    private static final String PREFIX = "account:";
    private static final byte[] VERSION = "1".getBytes(US_ASCII);
    private static final byte[] GENESIS = EntryBody.GENESIS.getBytes(US_ASCII);
    private static final Set<String> KNOWN =
            EventTypes.of(AccountEvent.class).stream().map(EventTypes::nameOf).collect(Collectors.toUnmodifiableSet());

    private final String account;
    private final byte[] stream;
    private final byte[] accountBytes;
    private final Shared shared;
    private long sequence = -1;
    private long entry;
    private long balance;
    private byte[] head = GENESIS;
    private byte[] at = {};
    private boolean afterUnreadable;
    private boolean excluded;
    private long debits;
    private long refunds;
    private boolean readable = true;

    /** State shared by the folds of all accounts; accounts are folded one at a time. */
    record Shared(
            EntryPayload payload,
            CanonicalText text,
            SecretHash secret,
            Cut until,
            List<Cut> anchors,
            Consumer<Fault> faults) {}

    AccountLedger(String stream, Shared shared) {
        this.account = stream.substring(PREFIX.length());
        this.stream = stream.getBytes(US_ASCII);
        this.accountBytes = account.getBytes(US_ASCII);
        this.shared = shared;
        shared.until.beginAccount();
        shared.anchors.forEach(Cut::beginAccount);
        if (!Values.isUuid(accountBytes)) {
            fault(null, "the stream's name contains no account id");
        }
    }

    boolean isOf(String name) {
        return name.length() == stream.length && name.endsWith(account);
    }

    /** Applies the stream's next event. Returns whether it is a ledger entry. */
    boolean apply(StoredRow row) {
        if (row.sequence() != sequence + 1) {
            fault(
                    null,
                    String.format(
                            Locale.ROOT,
                            "the stream has event %d after event %d: events in between are missing",
                            row.sequence(),
                            sequence));
        }
        sequence = row.sequence();
        var type = EntryType.of(row.type());
        if (!"1".equals(row.revision()) || (type == null && !KNOWN.contains(row.type()))) {
            fault(
                    null,
                    String.format(
                            Locale.ROOT,
                            "event %d has a type or revision that this version does not support",
                            row.sequence()));
        }
        if (type != null) {
            entry(type, row);
        }
        return type != null;
    }

    void end() {
        shared.until.endAccount();
        shared.anchors.forEach(Cut::endAccount);
    }

    String account() {
        return account;
    }

    long sequence() {
        return sequence;
    }

    long balance() {
        return balance;
    }

    /** The sum of the keyed hashes of the messages with a debit. */
    long debits() {
        return debits;
    }

    /** The sum of the keyed hashes of the messages with a refund. */
    long refunds() {
        return refunds;
    }

    /** Whether every entry could be read, so that the sums of hashes are complete. */
    boolean isReadable() {
        return readable;
    }

    private void entry(EntryType type, StoredRow row) {
        var payload = shared.payload;
        int wrong = payload.read(row.payload());
        if (wrong >= 0) {
            fault(++entry, "the stored bytes differ from the canonical form, from byte " + wrong + " on");
            readable = false;
            afterUnreadable = true;
            return;
        }
        excluded = !shared.until.includes(row.position(), payload);
        check(type, payload);
        pair(type, payload);
        if (!excluded) {
            shared.until.add(type, payload);
        }
        for (var cut : shared.anchors) {
            if (cut.includes(row.position(), payload)) {
                cut.add(type, payload);
            }
        }
        balance = payload.number(Member.BALANCE);
        entry = payload.number(Member.ENTRY);
        head = payload.copy(Member.HASH);
        at = payload.copy(Member.AT);
        afterUnreadable = false;
    }

    private void check(EntryType type, EntryPayload payload) {
        long number = payload.number(Member.ENTRY);
        long after = payload.number(Member.BALANCE);
        if (!payload.is(Member.ACCOUNT_ID, stream)) {
            fault(number, "the entry names another account: " + payload.text(Member.ACCOUNT_ID));
        }
        if (number != entry + 1) {
            fault(number, "the entry numbers are not consecutive: it follows entry " + entry);
        }
        var violation = EntryRules.violation(type, payload);
        if (violation != null) {
            fault(number, violation);
        }
        if (after < 0) {
            fault(number, "the balance is negative: " + after);
        }
        if (!afterUnreadable && after != type.after(balance, payload.number(Member.AMOUNT))) {
            fault(
                    number,
                    String.format(
                            Locale.ROOT,
                            "the balance is %d, but the entries add up to %d",
                            after,
                            type.after(balance, payload.number(Member.AMOUNT))));
        }
        if (payload.compare(Member.AT, at) < 0) {
            fault(number, "the time is before the previous entry's time");
        }
        chain(type, payload, number);
    }

    private void chain(EntryType type, EntryPayload payload, long number) {
        if (!afterUnreadable && !payload.is(Member.PREVIOUS, head)) {
            fault(number, "the previous hash is not the previous entry's hash: the chain is broken");
        }
        payload.canonicalLines(
                shared.text.begin().line(VERSION).line(accountBytes).line(type.hashedName()));
        if (!payload.is(Member.HASH, shared.text.hash())) {
            fault(number, "the hash does not match the content: the entry was changed");
        }
    }

    private void pair(EntryType type, EntryPayload payload) {
        if (payload.isNull(Member.MESSAGE_ID)) {
            return;
        }
        if (type == EntryType.REFUNDED) {
            refunds += payload.hashOf(Member.MESSAGE_ID, shared.secret);
        } else if (EntryRules.reason(payload) == EntryReason.MESSAGE) {
            debits += payload.hashOf(Member.MESSAGE_ID, shared.secret);
        }
    }

    private void fault(@Nullable Long number, String what) {
        if (!excluded) {
            shared.faults.accept(new Fault(account, number, what));
        }
    }
}
