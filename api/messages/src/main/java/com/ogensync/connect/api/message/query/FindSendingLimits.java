package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;

/** Finds an account's sending limits. The result is {@link SendingLimits}. Needs no projection. */
public record FindSendingLimits(AccountId accountId) {}
