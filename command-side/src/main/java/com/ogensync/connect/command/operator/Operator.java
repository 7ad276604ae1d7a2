package com.ogensync.connect.command.operator;

import static com.ogensync.connect.command.Refusals.because;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.api.operator.command.AddOperator;
import com.ogensync.connect.api.operator.command.RevokeOperator;
import com.ogensync.connect.api.operator.event.OperatorActed;
import com.ogensync.connect.api.operator.event.OperatorAdded;
import com.ogensync.connect.api.operator.event.OperatorEvent;
import com.ogensync.connect.api.operator.event.OperatorRevoked;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * A member of the operations team. Its stream records every action with the operator's token, until the token is
 * revoked. A revoked operator may be added again with another token.
 */
@Revision("1")
@AggregateRoot
final class Operator {

    @AggregateIdentifier
    private OperatorId operatorId;

    private @Nullable TokenId token;

    /** Used by Axon, before it replays the operator's events. */
    Operator() {}

    Operator(AddOperator command) {
        apply(new OperatorAdded(command.operatorId(), command.tokenId(), command.by(), command.at()));
    }

    void add(AddOperator command) {
        if (token != null) {
            throw because(Refusal.OPERATOR_THERE_ALREADY);
        }
        apply(new OperatorAdded(operatorId, command.tokenId(), command.by(), command.at()));
    }

    void revoke(RevokeOperator command) {
        if (token != null) {
            apply(new OperatorRevoked(operatorId, token, command.by(), command.at()));
        }
    }

    /** Refuses any token but the operator's current one. */
    void requireToken(TokenId presented) {
        if (!presented.equals(token)) {
            throw because(Refusal.TOKEN_SUPERSEDED);
        }
    }

    void act(OperatorAction action, String subject, @Nullable Sealed reason, RequestId requestId, Instant at) {
        apply(new OperatorActed(operatorId, action, subject, reason, requestId, at));
    }

    @EventSourcingHandler
    void on(OperatorEvent event) {
        operatorId = event.operatorId();
        token = switch (event) {
            case OperatorAdded added -> added.tokenId();
            case OperatorRevoked _ -> null;
            case OperatorActed _ -> token;
        };
    }
}
