package com.ogensync.connect.api.query;

import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param status {@code ACCEPTED} when it is not known yet, else {@code SENT} or {@code FAILED}
 * @param failure why, when it failed
 */
public record MessageOutcome(MessageStatus status, @Nullable FailureReason failure) {

    /** Nothing is known yet. */
    public static final MessageOutcome OPEN = new MessageOutcome(MessageStatus.ACCEPTED, null);
    /** WhatsApp has it. */
    public static final MessageOutcome SENT = new MessageOutcome(MessageStatus.SENT, null);

    /** It failed, and its coin is back. */
    public static MessageOutcome failed(FailureReason reason) {
        return new MessageOutcome(MessageStatus.FAILED, reason);
    }
}
