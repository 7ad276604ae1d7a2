package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp's server acknowledged the message.
 *
 * @param address the number that the message went to, sealed under the account's contacts key, when WhatsApp writes it
 *     otherwise than the request did; null when it went to the address as accepted, and when only a receipt proves that
 *     the message was sent
 */
@Revision("1")
public record MessageSent(MessageId messageId, @Nullable Sealed address, Instant at) implements MessageEvent {

    /** It went to the address as accepted. */
    public MessageSent(MessageId messageId, Instant at) {
        this(messageId, null, at);
    }
}
