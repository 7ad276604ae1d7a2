package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a message.
 *
 * @param status {@code ACCEPTED} if the outcome is not known yet, else {@code SENT} or {@code FAILED}
 * @param failure the reason of a failure, else null
 * @param address the number that the message was sent to, if it differs from the accepted address; else null
 */
public record MessageOutcome(
        MessageStatus status,
        @Nullable FailureReason failure,
        @Nullable Sealed address) {

    /** The outcome is not known yet. */
    public static final MessageOutcome OPEN = new MessageOutcome(MessageStatus.ACCEPTED, null, null);
    /** WhatsApp acknowledged the message, and it was sent to the accepted address. */
    public static final MessageOutcome SENT = sent(null);

    /** Returns the outcome of a message that WhatsApp acknowledged. */
    public static MessageOutcome sent(@Nullable Sealed address) {
        return new MessageOutcome(MessageStatus.SENT, null, address);
    }

    /** Returns the outcome of a message that failed and was refunded. */
    public static MessageOutcome failed(FailureReason reason) {
        return new MessageOutcome(MessageStatus.FAILED, reason, null);
    }
}
