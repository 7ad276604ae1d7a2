package com.ogensync.connect.postgres;

import java.time.Duration;
import java.util.Locale;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The settings of the PostgreSQL module.
 *
 * @param masterKey wraps the keys of personal data
 * @param nodeId this node's name in tokens and leases; unique among the running nodes
 * @param gapTimeout how long a missing global index may still appear; longer than any transaction may last
 * @param firstAttempt how long recovery ignores a new message, so that its first attempt can finish
 * @param contactsKept whether the contacts of each account are stored; required for pacing
 */
public record PostgresSettings(
        SecretKey masterKey, String nodeId, Duration gapTimeout, Duration firstAttempt, boolean contactsKept) {

    private static final int MASTER_KEY_BYTES = 32;

    public PostgresSettings {
        if (nodeId.isBlank()) {
            throw new IllegalArgumentException("A node needs a name: set NODE_ID");
        }
    }

    /**
     * Returns the settings of an ordinary node.
     *
     * @param masterKey 32 bytes
     */
    public static PostgresSettings of(byte[] masterKey, String nodeId) {
        if (masterKey.length != MASTER_KEY_BYTES) {
            throw new IllegalArgumentException("MASTER_KEY must be 32 bytes in base64, and has " + masterKey.length);
        }
        return new PostgresSettings(
                new SecretKeySpec(masterKey, "AES"), nodeId, Duration.ofHours(1), Duration.ofSeconds(15), false);
    }

    /** Returns a copy that stores contacts or not. */
    public PostgresSettings withContacts(boolean kept) {
        return new PostgresSettings(masterKey, nodeId, gapTimeout, firstAttempt, kept);
    }

    /** All settings except the key. */
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
