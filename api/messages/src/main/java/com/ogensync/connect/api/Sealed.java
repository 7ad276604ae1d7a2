package com.ogensync.connect.api;

/**
 * Personal data as it is stored: only whoever has the key can read it, and nobody once the key is deleted.
 *
 * @param keyId which key of the {@link Vault}
 * @param box the nonce, the AES-256-GCM ciphertext and its tag, base64url without padding
 */
public record Sealed(String keyId, String box) {}
