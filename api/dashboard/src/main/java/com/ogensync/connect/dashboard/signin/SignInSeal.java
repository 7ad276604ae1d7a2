package com.ogensync.connect.dashboard.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals sign-ins with AES-256-GCM. The key is derived from the secret of the installation (HKDF, RFC 5869), so every
 * node can open the cookie and none stores it. The purpose is authenticated, so an operator's cookie is not a user's.
 */
final class SignInSeal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final byte[] purpose;
    private final SecureRandom random = new SecureRandom();

    SignInSeal(SecretKey secret, String purpose) {
        this.purpose = purpose.getBytes(UTF_8);
        try {
            key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getEncoded())
                                    .thenExpand(this.purpose, KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF with SHA-256 is not available", e);
        }
    }

    /** Returns the sealed sign-in in base64url. */
    String seal(SignedIn signedIn) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var token = signedIn.token().getBytes(UTF_8);
        var plain = ByteBuffer.allocate(2 * Long.BYTES + 1 + token.length)
                .putLong(signedIn.until().getEpochSecond())
                .putLong(signedIn.end().getEpochSecond())
                .put((byte) (signedIn.https() ? 1 : 0))
                .put(token);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.array());
            var bytes =
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM is not available", e);
        }
    }

    /** Returns the sign-in; empty if the text was not sealed with this key and purpose. */
    Optional<SignedIn> open(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            var sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed));
            var until = Instant.ofEpochSecond(plain.getLong());
            var end = Instant.ofEpochSecond(plain.getLong());
            boolean https = plain.get() == 1;
            return Optional.of(new SignedIn(UTF_8.decode(plain).toString(), until, end, https));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose);
        return cipher;
    }
}
