package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.session.LossReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an account's WhatsApp session.
 *
 * @param number the linked number, digits; null until linked
 * @param reason the reason for which it is not connected; null if there is none
 * @param until the time at which WhatsApp lets it reconnect; null if unknown
 */
public record WhatsAppSessionView(
        ConnectionStatus status,
        @Nullable String number,
        @Nullable LossReason reason,
        @Nullable Instant until) {

    /** The session of an account that was never linked. */
    public static final WhatsAppSessionView NEVER_LINKED =
            new WhatsAppSessionView(ConnectionStatus.DISCONNECTED, null, null, null);
}
