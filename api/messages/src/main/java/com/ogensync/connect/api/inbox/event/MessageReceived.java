package com.ogensync.connect.api.inbox.event;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.SealedContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account received a message.
 *
 * @param from the sender's number, or {@code …@lid}, sealed under the account's contacts key
 * @param chat the chat's address, sealed likewise; null if the chat is the sender
 * @param own whether the account's owner wrote it on the phone
 * @param kind see {@link SealedContent}, also for the next four
 * @param sentAt the time at which WhatsApp's server received it
 */
@Revision("1")
public record MessageReceived(
        InboxId inboxId,
        Sealed from,
        @Nullable Sealed chat,
        boolean own,
        MessageKind kind,
        int form,
        Sealed content,
        @Nullable WhatsAppMessageId about,
        List<UUID> media,
        Instant sentAt,
        Instant at)
        implements InboxEvent {

    public MessageReceived {
        media = List.copyOf(media);
    }

    /** Creates the event for a message that the sender wrote to the account directly, not in a group. */
    public MessageReceived(InboxId inboxId, Sealed from, SealedContent content, Instant sentAt, Instant at) {
        this(
                inboxId,
                from,
                null,
                false,
                content.kind(),
                content.form(),
                content.content(),
                content.about(),
                content.media(),
                sentAt,
                at);
    }

    /** Returns the message's content, sealed. */
    public SealedContent sealedContent() {
        return new SealedContent(kind, form, content, about, media);
    }
}
