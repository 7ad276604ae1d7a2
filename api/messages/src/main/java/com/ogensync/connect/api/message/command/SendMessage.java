package com.ogensync.connect.api.message.command;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.content.SealedContent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spends a coin and takes a message on. The same message id asked again does nothing again, and is answered with how
 * far the message has come.
 *
 * @param repeatable whether the id follows from a caller's key, so that its message may exist; else it is new
 * @param deadline when the message fails if no outcome is known by then
 * @param answerBy until when the asking request may be waiting for the outcome; not after {@code at}: it does not wait
 * @param fingerprint what the request's body comes to
 * @param obstacle what the edge found in the way: {@link Refusal#TOO_MANY_OPEN_MESSAGES} and those that follow it up to
 *     {@link Refusal#NEW_CONTACTS_USED_UP}, or null; a repetition does not care
 */
public record SendMessage(
        MessageId messageId,
        boolean repeatable,
        Sealed to,
        SealedContent content,
        Instant deadline,
        Instant answerBy,
        String fingerprint,
        TokenId tokenId,
        RequestId requestId,
        @Nullable Refusal obstacle,
        Instant at)
        implements MessageCommand {}
