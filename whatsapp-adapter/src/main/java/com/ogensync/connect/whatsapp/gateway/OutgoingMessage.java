package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.content.UnsupportedContent;

/**
 * An unencrypted message to be sent.
 *
 * @param to the recipient's number, digits; or {@code <digits>@lid}, WhatsApp's address of a person without a number
 */
public record OutgoingMessage(WhatsAppMessageId id, String to, MessageContent content) {

    /**
     * Returns the text of a text message.
     *
     * @throws IllegalStateException if this version cannot send the kind
     */
    public String text() {
        return switch (content) {
            case TextContent text -> text.body();
            case UnsupportedContent other ->
                throw new IllegalStateException("This version cannot send a message of the kind " + other.kind());
        };
    }

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + id + "]";
    }
}
