package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;

/**
 * Revokes every token of an account and issues a new one, on behalf of an operator.
 *
 * @param replacement the id of the new token, the only valid one
 */
public record ReissueToken(AccountId accountId, TokenId replacement, Actor by, Instant at) implements AccountCommand {}
