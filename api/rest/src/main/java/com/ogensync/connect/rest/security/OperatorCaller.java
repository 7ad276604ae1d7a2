package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;

/**
 * Which member of the operations team calls; a controller's method that has one as a parameter is told.
 *
 * @param token the operator's own
 */
public record OperatorCaller(OperatorId id, TokenId token) implements TokenHolder {}
