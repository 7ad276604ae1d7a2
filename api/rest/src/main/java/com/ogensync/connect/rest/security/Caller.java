package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;

/**
 * The authenticated account of a request; available as a controller argument.
 *
 * @param account the account of the token
 * @param token the id of the token
 */
public record Caller(AccountId account, TokenId token) implements TokenHolder {}
