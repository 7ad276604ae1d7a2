package com.ogensync.connect.postgres.audit;

import java.util.Locale;

/** Thrown instead of signing an anchor for a ledger with faults. */
public final class FaultyLedgerException extends RuntimeException {

    FaultyLedgerException(long faults, Fault first) {
        super(String.format(
                Locale.ROOT,
                "The ledger has %d faults and was not anchored; the first is in %s%s: %s. Run: audit verify",
                faults,
                first.account(),
                first.entry() == null ? "" : ", entry " + first.entry(),
                first.what()));
    }
}
