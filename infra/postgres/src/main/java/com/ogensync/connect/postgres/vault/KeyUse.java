package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.api.Vault.Purpose;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/**
 * What one key is for.
 *
 * @param period the month of a content key, so that a month's texts can be forgotten; else empty
 */
record KeyUse(UUID accountId, Purpose purpose, String period) {

    static KeyUse of(UUID accountId, Purpose purpose, Instant at) {
        var period = switch (purpose) {
            case CONTENT -> YearMonth.from(at.atZone(ZoneOffset.UTC)).toString();
            case PROFILE, CONTACTS -> "";
        };
        return new KeyUse(accountId, purpose, period);
    }

    static String text(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    /** Ties a wrapped key to its row: nobody can swap two rows unnoticed. */
    String label(String keyId) {
        return String.format(Locale.ROOT, "vault_key:%s:%s:%s:%s", keyId, accountId, text(purpose), period);
    }
}
