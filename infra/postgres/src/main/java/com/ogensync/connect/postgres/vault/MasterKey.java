package com.ogensync.connect.postgres.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** Wraps the secrets in the database. The label binds a wrapped secret to its row. */
final class MasterKey {

    private final SecretKey key;

    MasterKey(SecretKey key) {
        this.key = key;
    }

    byte[] wrap(String label, byte[] secret) {
        return AesGcm.seal(key, label.getBytes(UTF_8), secret);
    }

    byte[] unwrap(String label, byte[] wrapped) {
        try {
            return AesGcm.open(key, label.getBytes(UTF_8), wrapped);
        } catch (AEADBadTagException e) {
            throw new WrongMasterKeyException(e);
        }
    }
}
