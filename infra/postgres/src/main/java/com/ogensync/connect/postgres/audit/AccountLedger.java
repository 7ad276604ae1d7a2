package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.event.AccountEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One account's stream, folded and checked as it comes. After a fault it goes on from what is stored, so that one fault
 * is not told twice.
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
    private final Workshop shop;
    private long sequence = -1;
    private long entry;
    private long balance;
    private byte[] head = GENESIS;
    private byte[] at = {};
    private boolean lost;
    private boolean silent;
    private long debits;
    private long refunds;
    private boolean readable = true;

    /** What all accounts' folds share, as there is one at a time. */
    record Workshop(
            EntryPayload payload,
            CanonicalText text,
            SecretHash secret,
            Cut until,
            List<Cut> anchors,
            Consumer<Fault> faults) {}

    AccountLedger(String stream, Workshop shop) {
        this.account = stream.substring(PREFIX.length());
        this.stream = stream.getBytes(US_ASCII);
        this.accountBytes = account.getBytes(US_ASCII);
        this.shop = shop;
        shop.until.beginAccount();
        shop.anchors.forEach(Cut::beginAccount);
        if (!Values.isUuid(accountBytes)) {
            fault(null, "its stream is named after no account");
        }
    }

    boolean isOf(String name) {
        return name.length() == stream.length && name.endsWith(account);
    }

    /** Whether it was a movement of coins. */
    boolean on(StoredRow row) {
        if (row.sequence() != sequence + 1) {
            fault(
                    null,
                    String.format(
                            Locale.ROOT,
                            "its stream has event %d after event %d: what is between is gone",
                            row.sequence(),
                            sequence));
        }
        sequence = row.sequence();
        var type = EntryType.of(row.type());
        if (!"1".equals(row.revision()) || (type == null && !KNOWN.contains(row.type()))) {
            fault(
                    null,
                    String.format(Locale.ROOT, "event %d has a type that this version does not know", row.sequence()));
        }
        if (type != null) {
            entry(type, row);
        }
        return type != null;
    }

    void end() {
        shop.until.endAccount();
        shop.anchors.forEach(Cut::endAccount);
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

    /** The sum of the secret hashes of the messages that were paid for. */
    long debits() {
        return debits;
    }

    /** Likewise of those that were given back. */
    long refunds() {
        return refunds;
    }

    /** Whether every entry could be read, so that its messages are known. */
    boolean isReadable() {
        return readable;
    }

    private void entry(EntryType type, StoredRow row) {
        var payload = shop.payload;
        int wrong = payload.read(row.payload());
        if (wrong >= 0) {
            fault(++entry, "its stored bytes are not those of such an entry, from byte " + wrong + " on");
            readable = false;
            lost = true;
            return;
        }
        silent = !shop.until.includes(row.position(), payload);
        check(type, payload);
        pair(type, payload);
        if (!silent) {
            shop.until.add(type, payload);
        }
        for (var cut : shop.anchors) {
            if (cut.includes(row.position(), payload)) {
                cut.add(type, payload);
            }
        }
        balance = payload.number(Member.BALANCE);
        entry = payload.number(Member.ENTRY);
        head = payload.copy(Member.HASH);
        at = payload.copy(Member.AT);
        lost = false;
    }

    private void check(EntryType type, EntryPayload payload) {
        long number = payload.number(Member.ENTRY);
        long after = payload.number(Member.BALANCE);
        if (!payload.is(Member.ACCOUNT_ID, stream)) {
            fault(number, "it is an entry of " + payload.text(Member.ACCOUNT_ID));
        }
        if (number != entry + 1) {
            fault(number, "it follows entry " + entry);
        }
        var broken = EntryRules.broken(type, payload);
        if (broken != null) {
            fault(number, broken);
        }
        if (after < 0) {
            fault(number, "its balance is below zero: " + after);
        }
        if (!lost && after != type.after(balance, payload.number(Member.AMOUNT))) {
            fault(
                    number,
                    String.format(
                            Locale.ROOT,
                            "its balance is %d, but the entries come to %d",
                            after,
                            type.after(balance, payload.number(Member.AMOUNT))));
        }
        if (payload.compare(Member.AT, at) < 0) {
            fault(number, "it is older than the entry before it");
        }
        chain(type, payload, number);
    }

    private void chain(EntryType type, EntryPayload payload, long number) {
        if (!lost && !payload.is(Member.PREVIOUS, head)) {
            fault(number, "it does not continue the entry before it: the chain is broken");
        }
        payload.canonicalLines(
                shop.text.begin().line(VERSION).line(accountBytes).line(type.hashedName()));
        if (!payload.is(Member.HASH, shop.text.hash())) {
            fault(number, "its hash is not that of what it says: it was changed");
        }
    }

    private void pair(EntryType type, EntryPayload payload) {
        if (payload.isNull(Member.MESSAGE_ID)) {
            return;
        }
        if (type == EntryType.REFUNDED) {
            refunds += payload.hashOf(Member.MESSAGE_ID, shop.secret);
        } else if (EntryRules.reason(payload) == EntryReason.MESSAGE) {
            debits += payload.hashOf(Member.MESSAGE_ID, shop.secret);
        }
    }

    private void fault(@Nullable Long number, String what) {
        if (!silent) {
            shop.faults.accept(new Fault(account, number, what));
        }
    }
}
