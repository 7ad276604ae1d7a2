package com.ogensync.connect.api.message;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.Coins;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code SendMessage}.
 *
 * @param balance right after this message's coin
 * @param status {@code ACCEPTED}, unless an earlier request has already come further
 * @param failure why it failed, when it did
 * @param address the number that the message went to, when it is not the address as accepted; else null
 * @param replayed whether an earlier request had done it, so that this one did nothing
 */
public record SendReceipt(
        MessageId messageId,
        Coins balance,
        MessageStatus status,
        @Nullable FailureReason failure,
        @Nullable Sealed address,
        boolean replayed) {

    /** It goes to the address as accepted. */
    public SendReceipt(
            MessageId messageId,
            Coins balance,
            MessageStatus status,
            @Nullable FailureReason failure,
            boolean replayed) {
        this(messageId, balance, status, failure, null, replayed);
    }
}
