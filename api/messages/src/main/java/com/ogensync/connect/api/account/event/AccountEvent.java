package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.account.AccountId;

/** An event of an account. */
public sealed interface AccountEvent extends Event
        permits UserRegistered, TokenIssued, TokenRevoked, LedgerEntry, AccountDisabled, AccountEnabled {

    AccountId accountId();
}
