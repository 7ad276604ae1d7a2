package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;

/** Spends a coin on a message. Only the message desk asks it. Answered with the balance after. */
public record DebitCoin(AccountId accountId, WhatsAppMessageId messageId, Cause cause, Instant at)
        implements AccountCommand {}
