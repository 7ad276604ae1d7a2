package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/** Revokes an operator's token. Has no effect if it is revoked already. */
public record RevokeOperator(OperatorId operatorId, Actor by, Instant at) implements OperatorCommand {}
