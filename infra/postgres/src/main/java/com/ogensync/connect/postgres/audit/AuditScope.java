package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an audit is about.
 *
 * @param account one account alone; null for all
 * @param until only entries up to this moment (by what the entries themselves say) count; null for all
 * @param kept anchors that were kept elsewhere, which the ledger must still agree with
 */
public record AuditScope(@Nullable UUID account, @Nullable Instant until, List<LedgerAnchored> kept) {

    /** Everything. */
    public static final AuditScope ALL = new AuditScope(null, null, List.of());

    public AuditScope {
        kept = List.copyOf(kept);
    }
}
