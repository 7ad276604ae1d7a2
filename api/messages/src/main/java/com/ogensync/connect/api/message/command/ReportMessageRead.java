package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reports that the recipient saw the message.
 *
 * @param deliveredAt the time of delivery, if it is reported together with the read receipt; else null
 */
public record ReportMessageRead(
        MessageId messageId, Instant at, @Nullable Instant deliveredAt) implements MessageCommand {

    /** Creates a report without a delivery time. */
    public ReportMessageRead(MessageId messageId, Instant at) {
        this(messageId, at, null);
    }
}
