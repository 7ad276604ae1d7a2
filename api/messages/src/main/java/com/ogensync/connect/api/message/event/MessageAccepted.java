package com.ogensync.connect.api.message.event;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.MessageId;
import java.time.Instant;

/**
 * A message is paid for and will be sent, or fail and be refunded.
 *
 * @param to the recipient's number, or {@code …@lid}, sealed under the account's contacts key
 * @param text sealed under the month's content key
 * @param balance right after its coin
 * @param deadline when it fails if no outcome is known by then
 * @param answerBy until when the request that brought it may still be waiting for the outcome
 * @param fingerprint HMAC of the request's body: a retry under the same key must have the same
 * @param requestId the accepting request
 * @param tokenId the token it came with
 */
@Revision("1")
public record MessageAccepted(
        MessageId messageId,
        Sealed to,
        Sealed text,
        Coins balance,
        Instant deadline,
        Instant answerBy,
        String fingerprint,
        RequestId requestId,
        TokenId tokenId,
        Instant at)
        implements MessageEvent {}
