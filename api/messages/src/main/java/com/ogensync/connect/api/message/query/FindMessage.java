package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.query.AccountQuery;

/** Asks for one of an account's messages: a {@link MessageView}. Another account's message is not there. */
public record FindMessage(AccountId accountId, long position, WhatsAppMessageId messageId) implements AccountQuery {}
