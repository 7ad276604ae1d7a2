package com.ogensync.connect.postgres.vault;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A key must outlive whatever its maker does next: it is stored on its own, whatever becomes of the caller's
 * transaction.
 */
final class OwnTransaction {

    private OwnTransaction() {}

    static TransactionTemplate of(PlatformTransactionManager transactions) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }
}
