package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;

/** Disables an account. Has no effect on a disabled account. */
public record DisableAccount(AccountId accountId, Sealed reason, Actor by, Instant at) implements AccountCommand {}
