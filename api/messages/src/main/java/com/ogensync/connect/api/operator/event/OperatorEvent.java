package com.ogensync.connect.api.operator.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.operator.OperatorId;

/** An event of an operator. */
public sealed interface OperatorEvent extends Event permits OperatorAdded, OperatorRevoked, OperatorActed {

    OperatorId operatorId();
}
