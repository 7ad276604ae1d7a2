package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Queries {@code linked_session} and grants its leases by the database server's clock, which all nodes share. */
final class PostgresLinkedSessions implements LinkedSessions {

    private static final String SESSIONS = """
            select account_id, link, state, number_key_id, number_box, device_key_id, device_box,
                linked_at, lost_until, restricted_until
            from linked_session\s""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    PostgresLinkedSessions(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Skips rows that another node has locked at the moment. Leases that this node already owns are renewed. */
    @Override
    public List<Lease> claim(String nodeId, Duration lease) {
        return transaction.<List<Lease>>execute(_ -> {
            sql.sql("""
                            with free as (
                                select account_id from linked_session
                                where state <> 'unlinked'
                                  and (owner = :node or owner is null or lease_until < now())
                                order by account_id for update skip locked)
                            update linked_session session
                            set owner = :node,
                                lease_until = now() + :millis * interval '1 millisecond',
                                epoch = case when owner = :node then epoch else epoch + 1 end
                            from free where session.account_id = free.account_id
                            """).param("node", nodeId).param("millis", lease.toMillis()).update();
            return owned(nodeId);
        });
    }

    @Override
    public void release(String nodeId) {
        sql.sql("update linked_session set owner = null, lease_until = null where owner = ?")
                .param(nodeId)
                .update();
    }

    @Override
    public Optional<LinkedSession> find(AccountId accountId) {
        return sql.sql(SESSIONS + "where account_id = ? and state <> 'unlinked'")
                .param(accountId.uuid())
                .query(PostgresLinkedSessions::session)
                .optional();
    }

    @Override
    public List<LinkedSession> unlinked() {
        return sql.sql(SESSIONS + "where state = 'unlinked' order by account_id")
                .query(PostgresLinkedSessions::session)
                .list();
    }

    private List<Lease> owned(String nodeId) {
        return sql.sql("""
                        select account_id, link, epoch from linked_session
                        where owner = ? and lease_until > now() and state <> 'unlinked' order by account_id""")
                .param(nodeId)
                .query((row, _) -> new Lease(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getLong("link"),
                        row.getLong("epoch")))
                .list();
    }

    private static LinkedSession session(ResultSet row, int number) throws SQLException {
        return new LinkedSession(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getLong("link"),
                new Sealed(row.getString("number_key_id"), row.getString("number_box")),
                new Sealed(row.getString("device_key_id"), row.getString("device_box")),
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                row.getString("state").equals("online"),
                moment(row, "lost_until"),
                moment(row, "restricted_until"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
