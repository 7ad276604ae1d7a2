package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.api.Vault.Purpose;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/**
 * The use of a key.
 *
 * @param period the month of a content key, so that a month's contents can be erased; otherwise empty
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

    /** Returns the label that binds a wrapped key to its row, so that swapped rows are detected. */
    String label(String keyId) {
        return String.format(Locale.ROOT, "vault_key:%s:%s:%s:%s", keyId, accountId, text(purpose), period);
    }
}
