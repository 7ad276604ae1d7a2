package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;

/**
 * Ends every token of an account and issues another, by an operator.
 *
 * @param replacement the only one that counts from then on
 */
public record ReissueToken(AccountId accountId, TokenId replacement, Actor by, Instant at) implements AccountCommand {}
