package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;

/** Asks for an account's WhatsApp session: a {@link WhatsAppSessionView}. */
public record FindWhatsAppSession(AccountId accountId, long position) implements AccountQuery {}
