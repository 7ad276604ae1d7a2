package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The scope of an audit.
 *
 * @param account the only account to check; null for all
 * @param until entries after this moment are ignored, by the time in the entries themselves; null for none
 * @param exported exported anchors to compare the ledger with
 */
public record AuditScope(@Nullable UUID account, @Nullable Instant until, List<LedgerAnchored> exported) {

    /** All accounts and entries, without exported anchors. */
    public static final AuditScope ALL = new AuditScope(null, null, List.of());

    public AuditScope {
        exported = List.copyOf(exported);
    }
}
