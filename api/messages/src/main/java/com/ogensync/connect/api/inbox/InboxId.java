package com.ogensync.connect.api.inbox;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an incoming message. WhatsApp's id is chosen by the sender's device and is unique in its chat only.
 *
 * @param account the account that received the message
 * @param chat a digest of the chat's address: 32 lower-case hex digits ({@link Vault.DigestPurpose#CHAT})
 * @param whatsAppId the message's id on WhatsApp's wire
 */
public record InboxId(AccountId account, String chat, WhatsAppMessageId whatsAppId) implements Identifier {

    private static final int CHAT_DIGITS = 32;
    private static final Pattern CHAT = Pattern.compile("[0-9a-f]{" + CHAT_DIGITS + "}");
    private static final Pattern SHAPE = Pattern.compile("inbox:([0-9a-f-]{36}):(" + CHAT + "):(.+)");

    public InboxId {
        if (!CHAT.matcher(chat).matches()) {
            throw new IllegalArgumentException("Not the digest of a chat: 32 lower-case hex digits");
        }
    }

    /** Creates the id of a message in a chat. The id contains a digest of the chat's address. */
    public static InboxId of(AccountId account, String chatAddress, WhatsAppMessageId whatsAppId, Vault vault) {
        var digest = vault.digest(Vault.DigestPurpose.CHAT, account.uuid() + ":" + chatAddress);
        return new InboxId(account, digest.substring(0, CHAT_DIGITS), whatsAppId);
    }

    /** Parses {@code inbox:<account uuid>:<chat digest>:<WhatsApp id>}. */
    public static InboxId parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an inbox id: inbox:<account uuid>:<chat digest>:<WhatsApp id>");
        }
        return new InboxId(
                new AccountId(UUID.fromString(parts.group(1))), parts.group(2), new WhatsAppMessageId(parts.group(3)));
    }

    @Override
    public String value() {
        return "inbox:" + account.uuid() + ":" + chat + ":" + whatsAppId;
    }

    @Override
    public String toString() {
        return value();
    }
}
