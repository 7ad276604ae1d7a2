package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.api.Vault.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of personal data, stored in PostgreSQL. The first node that needs a key creates it. */
final class DataKeys {

    private static final int BYTES = 32;
    private static final String SELECT = "select key_id, account_id, purpose, period, wrapped from vault_key ";

    private final JdbcClient sql;
    private final TransactionTemplate own;
    private final MasterKey masterKey;
    private final KeyCache cache = new KeyCache();

    DataKeys(JdbcClient sql, PlatformTransactionManager transactions, MasterKey masterKey) {
        this.sql = sql;
        this.own = OwnTransaction.of(transactions);
        this.masterKey = masterKey;
    }

    /** Returns the key for a use, and creates it if there is none. */
    DataKey keyFor(KeyUse use) {
        var cached = cache.find(use);
        if (cached != null) {
            return cached;
        }
        var erasures = cache.erasures();
        var key = read(use).orElseGet(() -> create(use));
        cache.put(key, erasures);
        return key;
    }

    /** Returns the key with an id; empty if it was erased or never existed. */
    Optional<DataKey> find(String keyId) {
        var cached = cache.find(keyId);
        if (cached != null) {
            return Optional.of(cached);
        }
        var erasures = cache.erasures();
        var key = sql.sql(SELECT + "where key_id = ?")
                .param(keyId)
                .query(this::key)
                .optional();
        key.ifPresent(found -> cache.put(found, erasures));
        return key;
    }

    void erase(UUID accountId, Purpose purpose) {
        own.executeWithoutResult(_ -> sql.sql("delete from vault_key where account_id = ? and purpose = ?")
                .param(accountId)
                .param(KeyUse.text(purpose))
                .update());
        cache.forget(accountId, purpose);
    }

    private Optional<DataKey> read(KeyUse use) {
        return sql.sql(SELECT + "where account_id = ? and purpose = ? and period = ?")
                .param(use.accountId())
                .param(KeyUse.text(use.purpose()))
                .param(use.period())
                .query(this::key)
                .optional();
    }

    /** Creates a key. If several nodes create the same key at once, one succeeds and all use its key. */
    private DataKey create(KeyUse use) {
        return own.<DataKey>execute(_ -> {
            var keyId = UUID.randomUUID().toString();
            sql.sql("""
                            insert into vault_key (key_id, account_id, purpose, period, wrapped)
                            values (?, ?, ?, ?, ?) on conflict (account_id, purpose, period) do nothing""")
                    .param(keyId)
                    .param(use.accountId())
                    .param(KeyUse.text(use.purpose()))
                    .param(use.period())
                    .param(masterKey.wrap(use.label(keyId), AesGcm.randomBytes(BYTES)))
                    .update();
            return read(use).orElseThrow(() -> new IllegalStateException("A key was erased during its creation"));
        });
    }

    private DataKey key(ResultSet row, int number) throws SQLException {
        var use = new KeyUse(
                row.getObject("account_id", UUID.class),
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getString("period"));
        var keyId = row.getString("key_id");
        var secret = masterKey.unwrap(use.label(keyId), row.getBytes("wrapped"));
        return new DataKey(keyId, use, new SecretKeySpec(secret, "AES"));
    }
}
