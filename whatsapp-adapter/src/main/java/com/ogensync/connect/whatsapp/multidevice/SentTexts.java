package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.runtime.content.ContentSealer;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import java.util.Optional;

/**
 * Texts of sent messages, needed when a recipient's device could not decrypt one and requests it again. They are read
 * from the messages' events.
 */
public record SentTexts(OpenMessages messages, Vault vault) {

    /** Returns the text; empty if there is no such text message or its key was erased. May block. */
    Optional<String> find(AccountId account, WhatsAppMessageId id) {
        return messages.accepted(new MessageId(account, id))
                .flatMap(it -> new ContentSealer(vault).open(it.sealedContent()))
                .flatMap(content -> content instanceof TextContent text ? Optional.of(text.body()) : Optional.empty());
    }
}
