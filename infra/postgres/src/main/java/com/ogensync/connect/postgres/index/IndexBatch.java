package com.ogensync.connect.postgres.index;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes an index's rows. Those of a batch of events are written together at its end. If the database refuses that, the
 * batch is undone, and the next one is written carefully: row by row, each behind a savepoint, so that an event whose
 * row is refused is parked and the others go on.
 */
final class IndexBatch {
    private static final String COLLECTED = IndexBatch.class.getName();

    private final JdbcOperations sql;
    private final TransactionTemplate savepoint;
    private final AtomicBoolean careful = new AtomicBoolean();
    private final AtomicBoolean refused = new AtomicBoolean();

    IndexBatch(JdbcOperations sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Writes now or at the batch's end.
     *
     * @param key whatever is written with the same key is written in this order
     */
    void write(Object key, String statement, @Nullable Object... values) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
            if (!careful.get()) {
                collected(batch).add(key, statement, values);
                return;
            }
            batch.afterCommit(_ -> careful.set(false));
        }
        writeNow(statement, values);
    }

    /** Writes at once. */
    void writeNow(String statement, @Nullable Object... values) {
        savepoint.executeWithoutResult(_ -> sql.update(statement, values));
    }

    /** Whether the last batch was refused, and not yet asked for: there is no reason to wait before the next. */
    boolean wasJustRefused() {
        return refused.getAndSet(false);
    }

    private Collected collected(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(COLLECTED, _ -> {
            var rows = new Collected();
            batch.onPrepareCommit(_ -> flush(rows));
            return rows;
        });
    }

    private void flush(Collected rows) {
        try {
            rows.writeTo(sql);
        } catch (NonTransientDataAccessException failure) {
            boolean away = failure instanceof NonTransientDataAccessResourceException;
            careful.set(!away);
            refused.set(!away);
            throw failure;
        }
    }

    /** A moment as the driver takes it. */
    static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
