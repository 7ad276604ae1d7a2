package com.ogensync.connect.command.operator;

import static com.ogensync.connect.command.Refusals.because;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.command.AccountCommand;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.DebitCoin;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.EnableAccount;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.RefundCoin;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.account.command.ReissueToken;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.api.operator.command.AddOperator;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.api.operator.command.RevokeOperator;
import com.ogensync.connect.command.account.Accounts;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Handles operators' commands. An action on an account stores the account's event and the operator's event in one
 * transaction. The account is always loaded first: its lock serializes all changes of the account, and a fixed order
 * avoids deadlocks.
 */
final class OperatorDesk {

    private final Accounts accounts;
    private final Repository<Operator> operators;
    private final Repository<Operation> operations;
    private final EventStore events;

    OperatorDesk(
            Accounts accounts, Repository<Operator> operators, Repository<Operation> operations, EventStore events) {
        this.accounts = accounts;
        this.operators = operators;
        this.operations = operations;
        this.events = events;
    }

    @CommandHandler
    void handle(AddOperator command) throws Exception {
        if (exists(command.operatorId().toString())) {
            load(command.operatorId()).execute(operator -> operator.add(command));
        } else {
            operators.newInstance(() -> new Operator(command));
        }
    }

    @CommandHandler
    void handle(RevokeOperator command) {
        load(command.operatorId()).execute(operator -> operator.revoke(command));
    }

    @CommandHandler
    OperatorReceipt handle(ActOnAccount command) throws Exception {
        var accountCommand = command.wish();
        var action = actionOf(accountCommand);
        var account = accounts.load(accountCommand.accountId());
        var operator = load(command.operatorId());
        operator.execute(it -> it.requireToken(command.tokenId()));
        var once = command.once();
        if (once != null && exists(once.operationId().toString())) {
            return operations.load(once.operationId().toString()).invoke(done -> done.receiptFor(once));
        }
        var receipt = account.act(accountCommand);
        var subject = accountCommand.accountId().value();
        operator.execute(it -> it.act(action, subject, command.reason(), command.requestId(), command.at()));
        if (once != null) {
            operations.newInstance(() -> new Operation(once, command.operatorId(), receipt, command.at()));
        }
        return receipt;
    }

    @CommandHandler
    void handle(RecordAction command) {
        load(command.operatorId()).execute(operator -> {
            operator.requireToken(command.tokenId());
            operator.act(command.action(), command.subject(), command.reason(), command.requestId(), command.at());
        });
    }

    private static OperatorAction actionOf(AccountCommand command) {
        return switch (command) {
            case GrantCoins _ -> OperatorAction.GRANT_COINS;
            case CorrectCoins _ -> OperatorAction.CORRECT_COINS;
            case DisableAccount _ -> OperatorAction.DISABLE_ACCOUNT;
            case EnableAccount _ -> OperatorAction.ENABLE_ACCOUNT;
            case ReissueToken _ -> OperatorAction.REISSUE_TOKEN;
            case RegisterUser _, RegenerateToken _, DebitCoin _, RefundCoin _ ->
                throw new IllegalArgumentException("Not an operator's command: " + command.getClass());
        };
    }

    private boolean exists(String stream) {
        return events.lastSequenceNumberFor(stream).isPresent();
    }

    private Aggregate<Operator> load(OperatorId operatorId) {
        try {
            return operators.load(operatorId.toString());
        } catch (AggregateNotFoundException _) {
            throw because(Refusal.OPERATOR_UNKNOWN);
        }
    }
}
