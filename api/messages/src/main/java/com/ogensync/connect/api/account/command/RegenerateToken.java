package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;

/**
 * Replaces a token.
 *
 * @param current the token of the request; it is revoked
 * @param replacement the id of the new token
 */
public record RegenerateToken(AccountId accountId, TokenId current, TokenId replacement, Actor by, Instant at)
        implements AccountCommand {}
