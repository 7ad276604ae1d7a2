package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.query.AccountQuery;

/** Finds a message of the account. The result is a {@link MessageView}. Messages of other accounts are not found. */
public record FindMessage(AccountId accountId, long position, WhatsAppMessageId messageId) implements AccountQuery {}
