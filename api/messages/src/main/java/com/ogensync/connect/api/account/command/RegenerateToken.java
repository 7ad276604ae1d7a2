package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;

/**
 * Replaces a token.
 *
 * @param current the token that asks, and ends
 * @param replacement the one that counts from then on
 */
public record RegenerateToken(AccountId accountId, TokenId current, TokenId replacement, Actor by, Instant at)
        implements AccountCommand {}
