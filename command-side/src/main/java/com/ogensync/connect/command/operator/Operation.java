package com.ogensync.connect.command.operator;

import static com.ogensync.connect.command.Refusals.because;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.operator.OperationId;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount.Once;
import com.ogensync.connect.api.operator.event.OperationDone;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** An operator's request with an Idempotency-Key. The event store rejects the second of two concurrent executions. */
@Revision("1")
@AggregateRoot
final class Operation {

    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection.
    @AggregateIdentifier
    private OperationId operationId;

    private String fingerprint = "";
    private long entry;
    private Coins balance = Coins.NONE;

    /** Used by Axon, before it replays the operation. */
    Operation() {}

    Operation(Once once, OperatorId operator, OperatorReceipt receipt, Instant at) {
        apply(new OperationDone(
                once.operationId(), operator, once.fingerprint(), receipt.entry(), receipt.balance(), at));
    }

    /** Returns the receipt for a repeated request. */
    OperatorReceipt receiptFor(Once once) {
        if (!fingerprint.equals(once.fingerprint())) {
            throw because(Refusal.IDEMPOTENCY_KEY_REUSED);
        }
        return new OperatorReceipt(entry, balance, true);
    }

    @EventSourcingHandler
    void on(OperationDone event) {
        operationId = event.operationId();
        fingerprint = event.fingerprint();
        entry = event.entry();
        balance = event.balance();
    }
}
