package com.ogensync.connect.api.session.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The code that links a phone, as it is at this moment. It is a secret.
 *
 * @param status {@code QR_READY} with a code, {@code CONNECTED} when linked already, {@code CONNECTING} when no code
 *     came in time
 * @param code the text of the QR code, or the pairing code {@code ABCD-EFGH}
 * @param expiresAt when another takes its place
 */
public record LinkCode(
        ConnectionStatus status,
        @Nullable String code,
        @Nullable Instant expiresAt) {

    @Override
    public String toString() {
        return "LinkCode[" + status + "]";
    }
}
