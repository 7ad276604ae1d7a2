package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;

/**
 * The authenticated operator of a request; available as a controller argument.
 *
 * @param token the id of the operator's token
 */
public record OperatorCaller(OperatorId id, TokenId token) implements TokenHolder {}
