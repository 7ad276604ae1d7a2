package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells that WhatsApp's server acknowledged the message.
 *
 * @param address the number that the message went to, when it is not the address as accepted; else null
 */
public record ReportMessageSent(
        MessageId messageId, @Nullable Sealed address, Instant at) implements MessageCommand {

    /** It went to the address as accepted. */
    public ReportMessageSent(MessageId messageId, Instant at) {
        this(messageId, null, at);
    }
}
