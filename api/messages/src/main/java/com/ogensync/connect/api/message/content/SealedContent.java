package com.ogensync.connect.api.message.content;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message's content as events store it: kind and references in plain text, the rest sealed under the account's
 * content key.
 *
 * @param form the version of the sealed JSON ({@code docs/EVENTS.md})
 * @param content the sealed canonical JSON (RFC 8785)
 * @param about the WhatsApp id of the message that this one answers or refers to; null if none
 * @param media the ids of the stored files that belong to it
 */
public record SealedContent(
        MessageKind kind,
        int form,
        Sealed content,
        @Nullable WhatsAppMessageId about,
        List<UUID> media) {

    public SealedContent {
        media = List.copyOf(media);
    }
}
