package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/** Gives somebody a token for operations; also to whoever had one that was revoked. */
public record AddOperator(OperatorId operatorId, TokenId tokenId, Actor by, Instant at) implements OperatorCommand {}
