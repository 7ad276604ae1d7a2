package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and how far it has come.
 *
 * @param to the number that it went to, digits, or {@code …@lid}; before it was sent, as accepted; null when it was
 *     erased
 * @param reason why it failed, when it did
 */
public record MessageView(
        WhatsAppMessageId messageId,
        @Nullable String to,
        MessageStatus status,
        @Nullable FailureReason reason,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt) {
    @Override
    public String toString() {
        return "MessageView[" + messageId + ", " + status + "]";
    }
}
