package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.postgres.audit.anchor.AnchorJson;
import com.ogensync.connect.postgres.audit.anchor.StoredAnchors;
import com.ogensync.connect.postgres.vault.SigningKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the anchors' signatures, their chain, and their sums against the ledger up to their positions. */
final class AnchorCheck {

    private final List<LedgerAnchored> stored = new ArrayList<>();
    private final List<LedgerAnchored> exported;
    private final List<String> wrong = new ArrayList<>();

    AnchorCheck(List<String> storedPayloads, List<LedgerAnchored> exported) {
        this.exported = exported.stream()
                .sorted(Comparator.comparingLong(LedgerAnchored::anchor))
                .toList();
        storedPayloads.forEach(this::read);
        checkChain();
        this.exported.forEach(this::checkSignature);
        this.exported.forEach(this::compareWithStored);
    }

    /**
     * The positions up to which the ledger must be summed: those of the newest anchors, whose chain covers all earlier
     * ones.
     */
    List<Long> positions() {
        return newest().map(LedgerAnchored::position).distinct().toList();
    }

    int compared() {
        return stored.size() + exported.size();
    }

    /** Compares the newest anchors of a position with the ledger's sums up to that position. */
    void compare(long position, AuditSummary ledger) {
        newest().filter(it -> it.position() == position).distinct().forEach(anchor -> {
            compareSum(anchor, "accounts with entries", anchor.accounts(), ledger.accounts());
            compareSum(anchor, "entries", anchor.entries(), ledger.entries());
            compareSum(anchor, "coins", anchor.coins(), ledger.coins());
            compareSum(anchor, "coins granted", anchor.granted(), ledger.granted());
            compareSum(anchor, "coins debited", anchor.debited(), ledger.debited());
            compareSum(anchor, "coins refunded", anchor.refunded(), ledger.refunded());
            if (!anchor.root().equals(ledger.root())) {
                wrong.add(name(anchor)
                        + " has another root than the ledger up to its position: entries were changed or removed");
            }
        });
    }

    void faults(Consumer<Fault> faults) {
        wrong.forEach(it -> faults.accept(new Fault(StoredAnchors.STREAM, null, it)));
    }

    private Stream<LedgerAnchored> newest() {
        return Stream.of(stored, exported).filter(it -> !it.isEmpty()).map(List::getLast);
    }

    private void read(String payload) {
        try {
            stored.add(AnchorJson.read(payload));
        } catch (IllegalArgumentException e) {
            wrong.add("the stored anchor after anchor " + stored.size() + " is malformed");
        }
    }

    private void checkChain() {
        @Nullable LedgerAnchored before = null;
        for (var anchor : stored) {
            checkSignature(anchor);
            var number = before == null ? 1 : before.anchor() + 1;
            var previous = before == null ? EntryBody.GENESIS : before.hash();
            if (anchor.anchor() != number || !anchor.previous().equals(previous)) {
                wrong.add(
                        name(anchor) + " does not continue the previous anchor: its number or previous hash is wrong");
            }
            if (before != null && !before.publicKey().equals(anchor.publicKey())) {
                wrong.add(name(anchor) + " is signed with another key than the previous anchor");
            }
            before = anchor;
        }
    }

    private void checkSignature(LedgerAnchored anchor) {
        if (!SigningKey.verifies(anchor.publicKey(), anchor.canonicalText(), anchor.signature())) {
            wrong.add(name(anchor) + " has an invalid signature: the anchor was changed");
        }
    }

    private void compareWithStored(LedgerAnchored anchor) {
        var same = stored.stream().filter(it -> it.anchor() == anchor.anchor()).findFirst();
        if (same.isEmpty()) {
            wrong.add(name(anchor) + " is in the exported file but no longer stored");
        } else if (!same.get().equals(anchor)) {
            wrong.add(name(anchor) + " differs between the exported file and the database");
        }
    }

    private void compareSum(LedgerAnchored anchor, String sum, long anchored, long actual) {
        if (anchored != actual) {
            wrong.add(String.format(
                    Locale.ROOT,
                    "%s has %d %s, but the ledger up to its position has %d",
                    name(anchor),
                    anchored,
                    sum,
                    actual));
        }
    }

    private static String name(LedgerAnchored anchor) {
        return "anchor " + anchor.anchor() + " of " + Instants.text(anchor.at());
    }
}
