package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.operator.OperatorId;
import java.time.Instant;

/** Takes an operator's token away. Asking twice does it once. */
public record RevokeOperator(OperatorId operatorId, Actor by, Instant at) implements OperatorCommand {}
