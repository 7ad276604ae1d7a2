package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;

/** Stops an account from doing anything. Asking twice does it once. */
public record DisableAccount(AccountId accountId, Sealed reason, Actor by, Instant at) implements AccountCommand {}
