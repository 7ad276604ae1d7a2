package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the recipient saw the message.
 *
 * @param deliveredAt since when the recipient's device has it, if that is told only now
 */
public record ReportMessageRead(
        MessageId messageId, Instant at, @Nullable Instant deliveredAt) implements MessageCommand {

    /** Its delivery is told by itself, if at all. */
    public ReportMessageRead(MessageId messageId, Instant at) {
        this(messageId, at, null);
    }
}
