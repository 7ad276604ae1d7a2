package com.ogensync.connect.app.settings;

import java.time.Duration;

/**
 * Settings of automatic ledger anchors.
 *
 * @param anchorEvery maximum age of the newest ledger anchor; 1 s to 30 d
 */
public record AuditSettings(Duration anchorEvery) {

    static AuditSettings read(Variables variables) {
        return new AuditSettings(variables.duration("ANCHOR_EVERY", "1h", "1s", "30d"));
    }
}
