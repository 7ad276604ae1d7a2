package com.ogensync.connect.postgres.operations;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.rest.operations.port.AccountDirectory;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries the streams of accounts and email claims. */
final class PostgresAccountDirectory implements AccountDirectory {

    private final JdbcClient sql;

    PostgresAccountDirectory(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean exists(AccountId account) {
        return sql.sql("select exists (select 1 from event where aggregate_identifier = ? and sequence_number = 0)")
                .param(account.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<AccountId> ofEmail(EmailClaimId email) {
        return sql.sql("""
                        select payload::jsonb ->> 'accountId' from event
                        where aggregate_identifier = ? and sequence_number = 0""").param(email.value()).query(String.class).optional().map(AccountId::parse);
    }
}
