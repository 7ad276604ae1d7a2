package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reports that WhatsApp's server acknowledged the message.
 *
 * @param address the number that the message was sent to, if it differs from the accepted address; else null
 */
public record ReportMessageSent(
        MessageId messageId, @Nullable Sealed address, Instant at) implements MessageCommand {

    /** Creates the report of a message that was sent to the accepted address. */
    public ReportMessageSent(MessageId messageId, Instant at) {
        this(messageId, null, at);
    }
}
