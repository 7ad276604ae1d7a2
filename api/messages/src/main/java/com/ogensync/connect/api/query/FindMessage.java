package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;

/** Finds a message of the account. The result is a {@link MessageView}. Messages of other accounts are not found. */
public record FindMessage(AccountId accountId, long position, WhatsAppMessageId messageId) implements AccountQuery {}
