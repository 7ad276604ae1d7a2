package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.SealedContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message was debited and accepted. It will be sent, or fail and be refunded.
 *
 * @param to the recipient's number, or {@code …@lid}, sealed under the account's contacts key
 * @param kind see {@link SealedContent}, also for the next four
 * @param dueAt the time at which to send it; null for immediately
 * @param balance the balance right after its debit
 * @param deadline the time at which it fails if it has no outcome
 * @param answerBy the time until which the accepting request may wait for the outcome
 * @param fingerprint the HMAC of the request's body; a retry under the same key must have the same
 * @param requestId the accepting request
 * @param tokenId the token of the accepting request
 */
@Revision("1")
public record MessageAccepted(
        MessageId messageId,
        Sealed to,
        MessageKind kind,
        int form,
        Sealed content,
        @Nullable WhatsAppMessageId about,
        List<UUID> media,
        @Nullable Instant dueAt,
        Coins balance,
        Instant deadline,
        Instant answerBy,
        String fingerprint,
        RequestId requestId,
        TokenId tokenId,
        Instant at)
        implements MessageEvent {

    public MessageAccepted {
        media = List.copyOf(media);
    }

    /** Creates the event of a message that is to be sent immediately. */
    public MessageAccepted(
            MessageId messageId,
            Sealed to,
            SealedContent content,
            Coins balance,
            Instant deadline,
            Instant answerBy,
            String fingerprint,
            RequestId requestId,
            TokenId tokenId,
            Instant at) {
        this(
                messageId,
                to,
                content.kind(),
                content.form(),
                content.content(),
                content.about(),
                content.media(),
                null,
                balance,
                deadline,
                answerBy,
                fingerprint,
                requestId,
                tokenId,
                at);
    }

    /** Returns the message's content, sealed. */
    public SealedContent sealedContent() {
        return new SealedContent(kind, form, content, about, media);
    }
}
