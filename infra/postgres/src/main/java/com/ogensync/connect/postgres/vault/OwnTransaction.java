package com.ogensync.connect.postgres.vault;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores keys in a separate transaction, so that a rollback of the caller's transaction does not remove them. */
final class OwnTransaction {

    private OwnTransaction() {}

    static TransactionTemplate of(PlatformTransactionManager transactions) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }
}
