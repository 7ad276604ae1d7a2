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
 * Debits a coin and accepts a message. A repetition with the same message id has no effect; its result is the present
 * state of the message.
 *
 * @param repeatable whether the id is derived from an Idempotency-Key, so that the message may exist; else it is new
 * @param deadline the time at which the message fails if it has no outcome
 * @param answerBy the time until which the request may wait for the outcome; it does not wait if this is not after
 *     {@code at}
 * @param fingerprint the HMAC of the request's body
 * @param obstacle the precondition that failed at the edge: a {@link Refusal} from
 *     {@link Refusal#TOO_MANY_OPEN_MESSAGES} to {@link Refusal#NEW_CONTACTS_USED_UP}, or null; ignored for a repetition
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
