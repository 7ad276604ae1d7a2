package com.ogensync.connect.postgres.audit;

/** What is wrong is not signed. */
public final class FaultyLedgerException extends RuntimeException {

    FaultyLedgerException(long faults, Fault first) {
        super("The ledger has %d faults and is not anchored; the first is of %s%s: %s. Run: audit verify"
                .formatted(
                        faults,
                        first.account(),
                        first.entry() == null ? "" : ", entry " + first.entry(),
                        first.what()));
    }
}
