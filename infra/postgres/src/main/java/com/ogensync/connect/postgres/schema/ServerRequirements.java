package com.ogensync.connect.postgres.schema;

import com.ogensync.connect.postgres.UnusableDatabaseException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server at the other end: is it one that keeps the promises made here? */
final class ServerRequirements {

    private static final int OLDEST = 170_000;

    private final JdbcClient sql;

    ServerRequirements(DataSource dataSource) {
        sql = JdbcClient.create(dataSource);
    }

    void check(Duration gapTimeout) {
        checkVersion(number("server_version_num"), text("server_version"));
        checkTransactionTimeout(number("transaction_timeout"), gapTimeout);
    }

    static void checkVersion(long number, String version) {
        if (number < OLDEST) {
            throw new UnusableDatabaseException("PostgreSQL 17 or newer is needed, and this server is " + version
                    + ": upgrade it, or set DATABASE_URL to another.");
        }
    }

    /** A transaction that outlives the gap timeout would leave events that no reader ever sees. */
    static void checkTransactionTimeout(long millis, Duration gapTimeout) {
        if (millis == 0 || millis >= gapTimeout.toMillis()) {
            throw new UnusableDatabaseException("The pool's connections need a transaction_timeout below " + gapTimeout
                    + " and have " + millis + " ms: a pooler between must pass the startup"
                    + " parameter 'options' on, or DATABASE_URL must name PostgreSQL itself.");
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
