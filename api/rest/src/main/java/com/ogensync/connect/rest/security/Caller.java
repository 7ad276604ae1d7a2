package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;

/**
 * Who calls; a controller's method that has one as a parameter is told.
 *
 * @param account whose token it is
 * @param token the token itself
 */
public record Caller(AccountId account, TokenId token) implements TokenHolder {}
