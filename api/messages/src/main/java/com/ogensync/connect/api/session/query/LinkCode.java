package com.ogensync.connect.api.session.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current code for linking a phone. It is a secret.
 *
 * @param status {@code QR_READY} with a code, {@code CONNECTED} if linked already, {@code CONNECTING} if no code
 *     arrived in time
 * @param code the text of the QR code, or the pairing code {@code ABCD-EFGH}
 * @param expiresAt the time at which the next code replaces it
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
