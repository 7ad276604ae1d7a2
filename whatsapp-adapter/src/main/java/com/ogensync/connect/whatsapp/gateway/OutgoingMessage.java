package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.message.WhatsAppMessageId;

/**
 * A message in the clear, on its way out.
 *
 * @param to the recipient's number, digits; or {@code <digits>@lid}, WhatsApp's address of somebody without a number
 */
public record OutgoingMessage(WhatsAppMessageId id, String to, String text) {

    /** Nothing personal. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + id + "]";
    }
}
