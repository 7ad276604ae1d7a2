package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;

/**
 * A message as its recipient sees it.
 *
 * @param from the sender's number, digits
 * @param at when the first copy came
 * @param copies how often the network carried it; the recipient sees one
 */
public record SandboxMessage(WhatsAppMessageId id, String from, String to, String text, Instant at, int copies) {

    /** Nothing personal. */
    @Override
    public String toString() {
        return "SandboxMessage[" + id + ", " + copies + "]";
    }
}
