package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageContent;
import java.time.Instant;

/**
 * An unencrypted incoming message.
 *
 * @param id WhatsApp's id, unique in its chat
 * @param chat the chat's address as WhatsApp writes it; the same in every repetition of the message
 * @param from the sender's number, digits; or {@code <digits>@lid}, WhatsApp's address of a sender whose number the
 *     session does not know
 * @param sentAt when WhatsApp's server received the message
 */
public record ReceivedMessage(WhatsAppMessageId id, String chat, String from, MessageContent content, Instant sentAt) {

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "ReceivedMessage[" + id + "]";
    }
}
