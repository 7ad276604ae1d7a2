package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;

/** Enables a disabled account. Has no effect on an enabled account. */
public record EnableAccount(AccountId accountId, Sealed reason, Actor by, Instant at) implements AccountCommand {}
