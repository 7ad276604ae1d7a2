package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;

/** Gives the coin of a failed message back. Only the message desk asks it, and the message decides that it is once. */
public record RefundCoin(AccountId accountId, WhatsAppMessageId messageId, Cause cause, Instant at)
        implements AccountCommand {}
