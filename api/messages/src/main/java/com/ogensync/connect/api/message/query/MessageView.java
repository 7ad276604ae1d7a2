package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and its progress.
 *
 * @param to the number that it was sent to, digits, or {@code …@lid}; the accepted address before it is sent; null if
 *     erased
 * @param reason the reason of a failure, else null
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
