package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param status {@code ACCEPTED} when it is not known yet, else {@code SENT} or {@code FAILED}
 * @param failure why, when it failed
 * @param address the number that the message went to, when it is not the address as accepted; else null
 */
public record MessageOutcome(
        MessageStatus status,
        @Nullable FailureReason failure,
        @Nullable Sealed address) {

    /** Nothing is known yet. */
    public static final MessageOutcome OPEN = new MessageOutcome(MessageStatus.ACCEPTED, null, null);
    /** WhatsApp has it, and it went to the address as accepted. */
    public static final MessageOutcome SENT = sent(null);

    /** WhatsApp has it. */
    public static MessageOutcome sent(@Nullable Sealed address) {
        return new MessageOutcome(MessageStatus.SENT, null, address);
    }

    /** It failed, and its coin is back. */
    public static MessageOutcome failed(FailureReason reason) {
        return new MessageOutcome(MessageStatus.FAILED, reason, null);
    }
}
