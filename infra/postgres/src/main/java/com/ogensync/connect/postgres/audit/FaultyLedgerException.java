package com.ogensync.connect.postgres.audit;

import java.util.Locale;

/** What is wrong is not signed. */
public final class FaultyLedgerException extends RuntimeException {

    FaultyLedgerException(long faults, Fault first) {
        super(String.format(
                Locale.ROOT,
                "The ledger has %d faults and is not anchored; the first is of %s%s: %s. Run: audit verify",
                faults,
                first.account(),
                first.entry() == null ? "" : ", entry " + first.entry(),
                first.what()));
    }
}
