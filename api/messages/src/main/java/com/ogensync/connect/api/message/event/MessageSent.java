package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp's server acknowledged the message.
 *
 * @param address the number that the message was sent to, sealed under the account's contacts key, if WhatsApp writes
 *     it differently from the request; null if it was sent to the accepted address, or if only a receipt proves that it
 *     was sent
 */
@Revision("1")
public record MessageSent(MessageId messageId, @Nullable Sealed address, Instant at) implements MessageEvent {

    /** Creates the event of a message that was sent to the accepted address. */
    public MessageSent(MessageId messageId, Instant at) {
        this(messageId, null, at);
    }
}
