package com.ogensync.connect.postgres;

import java.time.Duration;
import java.util.Locale;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What must be known to work on PostgreSQL.
 *
 * @param masterKey wraps the keys of personal data
 * @param nodeId this node's name in tokens and leases; no two running nodes have the same
 * @param gapTimeout how long a missing global index may still appear; longer than any transaction may last
 * @param firstAttempt how long a message is left to its first attempt before recovery looks after it
 * @param contactsKept whether it is kept in mind who has written to whom; pacing needs it
 */
public record PostgresSettings(
        SecretKey masterKey, String nodeId, Duration gapTimeout, Duration firstAttempt, boolean contactsKept) {

    private static final int MASTER_KEY_BYTES = 32;

    public PostgresSettings {
        if (nodeId.isBlank()) {
            throw new IllegalArgumentException("A node needs a name: set NODE_ID");
        }
    }

    /** The settings of an ordinary node. The key must have 32 bytes. */
    public static PostgresSettings of(byte[] masterKey, String nodeId) {
        if (masterKey.length != MASTER_KEY_BYTES) {
            throw new IllegalArgumentException("MASTER_KEY must be 32 bytes in base64, and has " + masterKey.length);
        }
        return new PostgresSettings(
                new SecretKeySpec(masterKey, "AES"), nodeId, Duration.ofHours(1), Duration.ofSeconds(15), false);
    }

    /** The same, keeping contacts in mind or not. */
    public PostgresSettings withContacts(boolean kept) {
        return new PostgresSettings(masterKey, nodeId, gapTimeout, firstAttempt, kept);
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "PostgresSettings[nodeId=%s, gapTimeout=%s, firstAttempt=%s]",
                nodeId,
                gapTimeout,
                firstAttempt);
    }
}
