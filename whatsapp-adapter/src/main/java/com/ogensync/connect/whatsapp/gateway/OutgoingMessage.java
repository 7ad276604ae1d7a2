package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageContent;

/**
 * An unencrypted message to be sent.
 *
 * @param to the recipient's number, digits; or {@code <digits>@lid}, WhatsApp's address of a person without a number
 */
public record OutgoingMessage(WhatsAppMessageId id, String to, MessageContent content) {

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + id + "]";
    }
}
