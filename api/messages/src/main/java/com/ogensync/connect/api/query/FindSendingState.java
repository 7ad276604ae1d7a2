package com.ogensync.connect.api.query;

import com.ogensync.connect.api.account.AccountId;

/** Asks whether an account can send at this moment: a {@link SendingState}. Needs no projection. */
public record FindSendingState(AccountId accountId) {}
