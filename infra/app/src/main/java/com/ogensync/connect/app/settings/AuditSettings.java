package com.ogensync.connect.app.settings;

import java.time.Duration;

/**
 * What the service does for auditors by itself.
 *
 * @param anchorEvery how old the newest anchor of the ledger may be before another is made
 */
public record AuditSettings(Duration anchorEvery) {

    static AuditSettings read(Variables variables) {
        return new AuditSettings(variables.duration("ANCHOR_EVERY", "1h", "1s", "30d"));
    }
}
