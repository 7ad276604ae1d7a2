package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.operator.OperatorId;

/** Anything that has happened to an operator, or that one has done. */
public sealed interface OperatorEvent extends Event permits OperatorAdded, OperatorRevoked, OperatorActed {

    OperatorId operatorId();
}
