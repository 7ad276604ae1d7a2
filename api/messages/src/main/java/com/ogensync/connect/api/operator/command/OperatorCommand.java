package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.operator.OperatorId;

/** A command about an operator, or from one. */
public sealed interface OperatorCommand extends Command
        permits AddOperator, RevokeOperator, ActOnAccount, RecordAction {

    OperatorId operatorId();

    @Override
    default OperatorId target() {
        return operatorId();
    }
}
