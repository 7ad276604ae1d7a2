package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.index.writer.IndexBatch;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queries {@code contact}. */
final class PostgresContacts implements Contacts {

    private final JdbcClient sql;

    PostgresContacts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean isKnown(AccountId account, String digest) {
        return sql.sql("select exists (select 1 from contact where account_id = ? and digest = ?)")
                .param(account.uuid())
                .param(digest)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<String> firstWrittenTo(AccountId account, Instant since) {
        return sql.sql("select digest from contact where account_id = ? and since >= ? and written_first")
                .param(account.uuid())
                .param(IndexBatch.moment(since))
                .query((row, _) -> row.getString("digest"))
                .set();
    }

    @Override
    public Optional<Instant> numberSince(AccountId account) {
        return sql.sql("""
                        select number_since from linked_session
                        where account_id = ? and state <> 'unlinked' and number_since is not null""")
                .param(account.uuid())
                .query((row, _) ->
                        row.getObject("number_since", OffsetDateTime.class).toInstant())
                .optional();
    }
}
