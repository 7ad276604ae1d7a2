package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.postgres.audit.entry.EntryPayload;
import com.ogensync.connect.postgres.audit.entry.EntryType;
import com.ogensync.connect.postgres.audit.entry.Member;
import com.ogensync.connect.postgres.audit.hash.MerkleTree;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The ledger's sums up to a time or position: per account all entries before the first one beyond it. */
final class Cut {

    private final long position;
    private final byte @Nullable [] until;
    private final MerkleTree heads = new MerkleTree();
    private long accounts;
    private long entries;
    private long coins;
    private long granted;
    private long debited;
    private long refunded;

    private boolean beyond;
    private long entriesOfAccount;
    private long balance;
    private byte[] head = {};

    private Cut(long position, byte @Nullable [] until) {
        this.position = position;
        this.until = until;
    }

    static Cut atPosition(long position) {
        return new Cut(position, null);
    }

    static Cut atTime(@Nullable Instant until) {
        return new Cut(
                Long.MAX_VALUE, until == null ? null : Instants.text(until).getBytes(US_ASCII));
    }

    void beginAccount() {
        beyond = false;
        entriesOfAccount = 0;
        balance = 0;
    }

    /** Whether this entry and all earlier ones of the account are inside. */
    boolean includes(long entryPosition, EntryPayload entry) {
        beyond |= entryPosition > position || (until != null && entry.compare(Member.AT, until) > 0);
        return !beyond;
    }

    void add(EntryType type, EntryPayload entry) {
        long amount = entry.number(Member.AMOUNT);
        switch (type) {
            case GRANTED -> granted += amount;
            case DEBITED -> debited += amount;
            case REFUNDED -> refunded += amount;
        }
        entriesOfAccount++;
        balance = entry.number(Member.BALANCE);
        head = entry.copy(Member.HASH);
    }

    void endAccount() {
        if (entriesOfAccount > 0) {
            accounts++;
            entries += entriesOfAccount;
            coins += balance;
            heads.add(HexFormat.of().parseHex(new String(head, US_ASCII)));
        }
    }

    long position() {
        return position;
    }

    AuditSummary summary(long messages, long anchors, long faults) {
        var root = new String(heads.root(), US_ASCII);
        return new AuditSummary(accounts, entries, coins, granted, debited, refunded, messages, anchors, root, faults);
    }
}
