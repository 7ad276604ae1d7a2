package com.ogensync.connect.reliability.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Checks every account's ledger entry by entry. */
final class LedgerCheck implements Check {

    @Override
    public Stream<Fault> faults(Evidence evidence) {
        var folded = evidence.ledgers().entrySet().stream().flatMap(it -> fold(it.getKey(), it.getValue()).stream());
        return Stream.concat(folded, grants(evidence));
    }

    private static List<Fault> fold(String account, List<StoredEvent> ledger) {
        var faults = new ArrayList<Fault>();
        var balance = 0L;
        var number = 0L;
        var previous = CanonicalForm.FIRST_PREVIOUS;
        for (var entry : ledger.stream()
                .sorted(Comparator.comparingLong(StoredEvent::sequence))
                .toList()) {
            var where = account + " entry " + entry.text("entry");
            balance += entry.is("CoinDebited") ? -entry.number("amount") : entry.number("amount");
            number++;
            if (balance < 0 || entry.number("balance") < 0) {
                faults.add(new Fault(Invariant.COINS_NEVER_NEGATIVE, where));
            }
            if (balance != entry.number("balance") || entry.number("amount") <= 0) {
                faults.add(new Fault(Invariant.COINS_CONSERVED, where));
            }
            if (number != entry.number("entry")) {
                faults.add(new Fault(Invariant.ENTRIES_GAPLESS, where));
            }
            if (!previous.equals(entry.text("previous"))
                    || !CanonicalForm.hash(entry).equals(entry.text("hash"))
                    || !entry.text("accountId").equals(entry.stream())) {
                faults.add(new Fault(Invariant.CHAIN_UNBROKEN, where));
            }
            previous = entry.text("hash");
        }
        return faults;
    }

    /** The sign-up coins are granted once, in the configured amount. */
    private static Stream<Fault> grants(Evidence evidence) {
        var ledgers = evidence.ledgers();
        return evidence.events().stream()
                .filter(it -> it.is("UserRegistered"))
                .map(StoredEvent::account)
                .filter(account ->
                        !granted(ledgers.getOrDefault(account, List.of())).equals(expected(evidence)))
                .map(account -> new Fault(Invariant.GRANT_ONCE, account));
    }

    private static List<Long> granted(List<StoredEvent> ledger) {
        return ledger.stream()
                .filter(it -> it.is("CoinsGranted") && it.text("reason").equals("sign_up"))
                .map(it -> it.number("amount"))
                .toList();
    }

    private static List<Long> expected(Evidence evidence) {
        return evidence.signUpCoins() == 0 ? List.of() : List.of(evidence.signUpCoins());
    }
}
