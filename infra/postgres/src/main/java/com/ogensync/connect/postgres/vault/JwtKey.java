package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.postgres.UnusableDatabaseException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ensures that all nodes sign and verify tokens with the same secret. */
public final class JwtKey {

    private static final String LABEL = "jwt-key";

    private JwtKey() {}

    /**
     * Compares JWT_SECRET with that of the first node. The stored digest is wrapped by the master key, so the database
     * alone does not allow guessing the secret.
     *
     * @throws UnusableDatabaseException if the secret is another one
     */
    public static void requireSame(JdbcClient sql, SecretKey masterKey, String jwtSecret) {
        var master = new MasterKey(masterKey);
        var digest = digest(jwtSecret);
        sql.sql("insert into jwt_key (id, wrapped) values (1, ?) on conflict do nothing")
                .param(master.wrap(LABEL, digest))
                .update();
        var wrapped = sql.sql("select wrapped from jwt_key").query(byte[].class).single();
        if (!MessageDigest.isEqual(master.unwrap(LABEL, wrapped), digest)) {
            throw new UnusableDatabaseException(
                    "JWT_SECRET is not the secret of this database's other nodes, so every token would be refused:"
                            + " set theirs. To replace it everywhere, stop all nodes and delete the row of table"
                            + " jwt_key; every token then becomes invalid.");
        }
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
