package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;

/** Finds an account's WhatsApp session. The result is a {@link WhatsAppSessionView}. */
public record FindWhatsAppSession(AccountId accountId, long position) implements AccountQuery {}
