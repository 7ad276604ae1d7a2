package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/** Adds an operator with a token, or adds a revoked operator again. */
public record AddOperator(OperatorId operatorId, TokenId tokenId, Actor by, Instant at) implements OperatorCommand {}
