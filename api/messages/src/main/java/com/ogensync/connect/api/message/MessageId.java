package com.ogensync.connect.api.message;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import java.util.UUID;

/**
 * The id of a message. It contains the account, because the same WhatsApp id may occur in two accounts.
 *
 * @param account the account that sends the message
 * @param whatsAppId the message's id on WhatsApp's wire
 */
public record MessageId(AccountId account, WhatsAppMessageId whatsAppId) implements Identifier {

    private static final String PREFIX = "message:";
    private static final int UUID_LENGTH = 36;

    /** Parses {@code message:<account uuid>:<WhatsApp id>}. */
    public static MessageId parse(String text) {
        int colon = PREFIX.length() + UUID_LENGTH;
        if (!text.startsWith(PREFIX) || text.length() <= colon || text.charAt(colon) != ':') {
            throw new IllegalArgumentException("Not a message id: message:<account uuid>:<WhatsApp id>");
        }
        return new MessageId(
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
