package com.ogensync.connect.postgres.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ogensync.connect.api.Vault.DigestPurpose;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The installation's secret for all digests. It is generated once: with a different secret, stored emails and
 * idempotency keys would no longer be found.
 */
final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String LABEL = "pepper";
    private static final int BYTES = 32;

    private final SecretKey key;

    Pepper(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    static Pepper load(JdbcClient sql, PlatformTransactionManager transactions, MasterKey masterKey) {
        var wrapped = OwnTransaction.of(transactions).execute(_ -> {
            sql.sql("insert into pepper (id, wrapped) values (1, ?) on conflict do nothing")
                    .param(masterKey.wrap(LABEL, AesGcm.randomBytes(BYTES)))
                    .update();
            return sql.sql("select wrapped from pepper").query(byte[].class).single();
        });
        return new Pepper(masterKey.unwrap(LABEL, wrapped));
    }

    /** Returns the HMAC-SHA256 over the purpose's name, a colon, and the text. */
    String digest(DigestPurpose purpose, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((purpose.name().toLowerCase(Locale.ROOT) + ":").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
