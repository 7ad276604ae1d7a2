package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;

/**
 * A message as its recipient sees it.
 *
 * @param from the sender's number, digits
 * @param at when the first copy arrived
 * @param copies how often the network delivered it; the recipient sees one message
 */
public record SandboxMessage(WhatsAppMessageId id, String from, String to, String text, Instant at, int copies) {

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "SandboxMessage[" + id + ", " + copies + "]";
    }
}
