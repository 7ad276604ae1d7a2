package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;

/** Asks how much an account may send: {@link SendingLimits}. Needs no projection. */
public record FindSendingLimits(AccountId accountId) {}
