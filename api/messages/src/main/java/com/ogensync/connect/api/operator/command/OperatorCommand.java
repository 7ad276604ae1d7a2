package com.ogensync.connect.api.operator.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.operator.OperatorId;

/** Anything one may ask of an operator, or an operator may ask. */
public sealed interface OperatorCommand extends Command
        permits AddOperator, RevokeOperator, ActOnAccount, RecordAction {

    OperatorId operatorId();

    @Override
    default OperatorId target() {
        return operatorId();
    }
}
