package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;

/** Refunds the coin of a failed message. Only the message desk issues it; the message aggregate ensures one refund. */
public record RefundCoin(AccountId accountId, WhatsAppMessageId messageId, Cause cause, Instant at)
        implements AccountCommand {}
