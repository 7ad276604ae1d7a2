package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;

/**
 * The account was enabled again. The reason is sealed under the account's profile key, because it may contain names.
 */
@Revision("1")
public record AccountEnabled(AccountId accountId, Sealed reason, Actor by, Instant at) implements AccountEvent {}
