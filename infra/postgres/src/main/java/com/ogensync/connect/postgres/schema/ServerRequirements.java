package com.ogensync.connect.postgres.schema;

import com.ogensync.connect.postgres.UnusableDatabaseException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the PostgreSQL server's version and time-outs. */
final class ServerRequirements {

    private static final int VERSION_MIN = 170_000;

    private final JdbcClient sql;

    ServerRequirements(DataSource dataSource) {
        sql = JdbcClient.create(dataSource);
    }

    void check(Duration gapTimeout) {
        checkVersion(number("server_version_num"), text("server_version"));
        checkTransactionTimeout(number("transaction_timeout"), gapTimeout);
    }

    static void checkVersion(long number, String version) {
        if (number < VERSION_MIN) {
            throw new UnusableDatabaseException("PostgreSQL 17 or newer is required, and this server is " + version
                    + ": upgrade it, or set DATABASE_URL to another server.");
        }
    }

    /** A transaction that outlives the gap time-out would leave events that no reader ever processes. */
    static void checkTransactionTimeout(long millis, Duration gapTimeout) {
        if (millis == 0 || millis >= gapTimeout.toMillis()) {
            throw new UnusableDatabaseException("The pool's connections need a transaction_timeout below " + gapTimeout
                    + " and have " + millis + " ms: a connection pooler must pass on the startup"
                    + " parameter 'options', or DATABASE_URL must name PostgreSQL itself.");
        }
    }

    private long number(String setting) {
        return sql.sql("select setting::bigint from pg_settings where name = ?")
                .param(setting)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private String text(String setting) {
        return sql.sql("select current_setting(?)")
                .param(setting)
                .query(String.class)
                .single();
    }
}
