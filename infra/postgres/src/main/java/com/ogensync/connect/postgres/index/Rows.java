package com.ogensync.connect.postgres.index;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes rows, each behind a savepoint: a statement that fails takes nothing else of its transaction with it, so the
 * event behind it can be parked there and the others go on.
 */
final class Rows {

    private final JdbcClient sql;
    private final TransactionTemplate savepoint;

    Rows(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void write(String statement, @Nullable Object... values) {
        savepoint.executeWithoutResult(
                _ -> sql.sql(statement).params(Arrays.asList(values)).update());
    }

    /** A moment as the driver takes it. */
    static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
