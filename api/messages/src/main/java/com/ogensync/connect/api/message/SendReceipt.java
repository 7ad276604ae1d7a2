package com.ogensync.connect.api.message;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.Coins;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code SendMessage}.
 *
 * @param balance the balance right after the debit of this message
 * @param status {@code ACCEPTED}, or the present status of a message that an earlier request sent
 * @param failure the reason of a failure, else null
 * @param address the number that the message was sent to, if it differs from the accepted address; else null
 * @param replayed whether an earlier request sent the message, so that this one had no effect
 */
public record SendReceipt(
        MessageId messageId,
        Coins balance,
        MessageStatus status,
        @Nullable FailureReason failure,
        @Nullable Sealed address,
        boolean replayed) {

    /** Creates the receipt of a message that is sent to the accepted address. */
    public SendReceipt(
            MessageId messageId,
            Coins balance,
            MessageStatus status,
            @Nullable FailureReason failure,
            boolean replayed) {
        this(messageId, balance, status, failure, null, replayed);
    }
}
