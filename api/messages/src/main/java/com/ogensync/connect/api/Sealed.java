package com.ogensync.connect.api;

/**
 * Encrypted personal data in its stored form. Deleting the key makes it unreadable for ever.
 *
 * @param keyId the id of a key of the {@link Vault}
 * @param box the nonce, the AES-256-GCM ciphertext and its tag, base64url without padding
 */
public record Sealed(String keyId, String box) {}
