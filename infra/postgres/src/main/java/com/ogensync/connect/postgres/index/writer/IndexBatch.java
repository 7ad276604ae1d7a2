package com.ogensync.connect.postgres.index.writer;

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
 * Writes the rows of the indexes of one event processor. The rows of a batch of events are written together at its end.
 * If the database rejects them, the batch is rolled back and the next one is written row by row, each behind a
 * savepoint, so that only the event with the rejected row becomes a dead letter.
 */
public final class IndexBatch {
    private static final String COLLECTED = IndexBatch.class.getName();

    private final JdbcOperations sql;
    private final TransactionTemplate savepoint;
    private final AtomicBoolean rowByRow = new AtomicBoolean();
    private final AtomicBoolean rejected = new AtomicBoolean();

    /** Creates an empty batch. */
    public IndexBatch(JdbcOperations sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Writes a row at once or at the batch's end.
     *
     * @param key rows with the same key are written in the order of the calls
     */
    public void write(Object key, String statement, @Nullable Object... values) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
            if (!rowByRow.get()) {
                collected(batch).add(key, statement, values);
                return;
            }
            batch.afterCommit(_ -> rowByRow.set(false));
        }
        writeNow(statement, values);
    }

    /** Writes a row at once, behind a savepoint. */
    private void writeNow(String statement, @Nullable Object... values) {
        savepoint.executeWithoutResult(_ -> sql.update(statement, values));
    }

    /** Whether the last batch was rejected, so that the next attempt need not wait. Resets the flag. */
    public boolean wasJustRejected() {
        return rejected.getAndSet(false);
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
            boolean unavailable = failure instanceof NonTransientDataAccessResourceException;
            rowByRow.set(!unavailable);
            rejected.set(!unavailable);
            throw failure;
        }
    }

    /** Converts a moment for the JDBC driver. */
    public static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
