package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;

/** Debits the coin of a message. Only the message desk issues it. The result is the new balance. */
public record DebitCoin(AccountId accountId, WhatsAppMessageId messageId, Cause cause, Instant at)
        implements AccountCommand {}
