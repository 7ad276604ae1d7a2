package com.ogensync.connect.api.inbox;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.util.UUID;

/**
 * Names one message that came to an account.
 *
 * @param account who was written to
 * @param whatsAppId the message's name on the wire, given by its sender
 */
public record InboxId(AccountId account, WhatsAppMessageId whatsAppId) implements Identifier {

    private static final String PREFIX = "inbox:";
    private static final int UUID_LENGTH = 36;

    /** Reads {@code inbox:<account uuid>:<WhatsApp id>}. */
    public static InboxId parse(String text) {
        int colon = PREFIX.length() + UUID_LENGTH;
        if (!text.startsWith(PREFIX) || text.length() <= colon || text.charAt(colon) != ':') {
            throw new IllegalArgumentException("Not an inbox id: inbox:<account uuid>:<WhatsApp id>");
        }
        return new InboxId(
                new AccountId(UUID.fromString(text.substring(PREFIX.length(), colon))),
                new WhatsAppMessageId(text.substring(colon + 1)));
    }

    @Override
    public String value() {
        return PREFIX + account.uuid() + ":" + whatsAppId;
    }

    @Override
    public String toString() {
        return value();
    }
}
