package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;

/** Finds an account's WhatsApp session. The result is a {@link WhatsAppSessionView}. */
public record FindWhatsAppSession(AccountId accountId, long position) implements AccountQuery {}
