package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.postgres.events.AnchorJson;
import com.ogensync.connect.postgres.vault.SigningKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the anchors are genuine, agree with each other, and with what the ledger up to their positions comes to. */
final class AnchorCheck {

    private final List<LedgerAnchored> stored = new ArrayList<>();
    private final List<LedgerAnchored> kept;
    private final List<String> wrong = new ArrayList<>();

    AnchorCheck(List<String> storedPayloads, List<LedgerAnchored> kept) {
        this.kept = kept.stream()
                .sorted(Comparator.comparingLong(LedgerAnchored::anchor))
                .toList();
        storedPayloads.forEach(this::read);
        chained();
        this.kept.forEach(this::genuine);
        this.kept.forEach(this::agreesWithStored);
    }

    /** Where the ledger must be summed up: at the newest anchors, which name all that is before them. */
    List<Long> positions() {
        return newest().map(LedgerAnchored::position).distinct().toList();
    }

    int compared() {
        return stored.size() + kept.size();
    }

    /** Compares the newest anchors of that position with the ledger's sums up to there. */
    void compare(long position, AuditSummary ledger) {
        newest().filter(it -> it.position() == position).distinct().forEach(anchor -> {
            differs(anchor, "accounts with entries", anchor.accounts(), ledger.accounts());
            differs(anchor, "entries", anchor.entries(), ledger.entries());
            differs(anchor, "coins", anchor.coins(), ledger.coins());
            differs(anchor, "coins granted", anchor.granted(), ledger.granted());
            differs(anchor, "coins debited", anchor.debited(), ledger.debited());
            differs(anchor, "coins refunded", anchor.refunded(), ledger.refunded());
            if (!anchor.root().equals(ledger.root())) {
                wrong.add(name(anchor)
                        + " has another root than the ledger up to there: something was changed, or cut off");
            }
        });
    }

    void faults(Consumer<Fault> faults) {
        wrong.forEach(it -> faults.accept(new Fault(StoredAnchors.STREAM, null, it)));
    }

    private Stream<LedgerAnchored> newest() {
        return Stream.of(stored, kept).filter(it -> !it.isEmpty()).map(List::getLast);
    }

    private void read(String payload) {
        try {
            stored.add(AnchorJson.read(payload));
        } catch (IllegalArgumentException e) {
            wrong.add("a stored anchor after anchor " + stored.size() + " is not written as an anchor is");
        }
    }

    private void chained() {
        @Nullable LedgerAnchored before = null;
        for (var anchor : stored) {
            genuine(anchor);
            var number = before == null ? 1 : before.anchor() + 1;
            var previous = before == null ? EntryBody.GENESIS : before.hash();
            if (anchor.anchor() != number || !anchor.previous().equals(previous)) {
                wrong.add(name(anchor) + " does not continue the anchor before it");
            }
            if (before != null && !before.publicKey().equals(anchor.publicKey())) {
                wrong.add(name(anchor) + " is signed with another key than the anchor before it");
            }
            before = anchor;
        }
    }

    private void genuine(LedgerAnchored anchor) {
        if (!SigningKey.verifies(anchor.publicKey(), anchor.canonicalText(), anchor.signature())) {
            wrong.add(name(anchor) + " has a signature that does not fit: it was changed");
        }
    }

    private void agreesWithStored(LedgerAnchored anchor) {
        var same = stored.stream().filter(it -> it.anchor() == anchor.anchor()).findFirst();
        if (same.isEmpty()) {
            wrong.add(name(anchor) + " was kept elsewhere and is not stored any more");
        } else if (!same.get().equals(anchor)) {
            wrong.add(name(anchor) + " was kept elsewhere and is stored otherwise now");
        }
    }

    private void differs(LedgerAnchored anchor, String what, long then, long now) {
        if (then != now) {
            wrong.add(String.format(
                    Locale.ROOT, "%s counted %d %s, and the ledger up to there has %d", name(anchor), then, what, now));
        }
    }

    private static String name(LedgerAnchored anchor) {
        return "anchor " + anchor.anchor() + " of " + Instants.text(anchor.at());
    }
}
