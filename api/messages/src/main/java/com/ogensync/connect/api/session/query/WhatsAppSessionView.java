package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.session.LossReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account's WhatsApp session stands.
 *
 * @param number the linked number, digits; null until linked
 * @param reason why it is not connected, where there is something to say
 * @param until when WhatsApp lets it go on, if known
 */
public record WhatsAppSessionView(
        ConnectionStatus status,
        @Nullable String number,
        @Nullable LossReason reason,
        @Nullable Instant until) {

    /** What an account has that never linked. */
    public static final WhatsAppSessionView NEVER_LINKED =
            new WhatsAppSessionView(ConnectionStatus.DISCONNECTED, null, null, null);
}
