package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.rest.security.Credential;
import com.ogensync.connect.rest.security.Credentials;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries {@code credential}. */
final class PostgresCredentials implements Credentials {

    private final JdbcClient sql;

    PostgresCredentials(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Credential> find(TokenId tokenId) {
        return sql.sql("""
                        select token_id, account_id, operator, scopes,
                            revoked or coalesce(expires_at <= clock_timestamp(), false) as revoked, account_disabled
                        from credential where token_id = ?""")
                .param(tokenId.uuid())
                .query(PostgresCredentials::credential)
                .optional();
    }

    private static Credential credential(ResultSet row, int number) throws SQLException {
        var scopes = (String[]) row.getArray("scopes").getArray();
        return new Credential(
                new TokenId(row.getObject("token_id", UUID.class)),
                holder(row),
                Arrays.stream(scopes)
                        .map(scope -> Scope.valueOf(scope.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                row.getBoolean("revoked"),
                row.getBoolean("account_disabled"));
    }

    private static Identifier holder(ResultSet row) throws SQLException {
        var operator = row.getString("operator");
        return operator == null ? new AccountId(row.getObject("account_id", UUID.class)) : new OperatorId(operator);
    }
}
