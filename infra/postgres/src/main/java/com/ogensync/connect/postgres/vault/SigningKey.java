package com.ogensync.connect.postgres.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** The installation's key for signing anchors (Ed25519, RFC 8032): generated once, stored wrapped by the master key. */
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String LABEL = "anchor-key";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String publicKey;

    private SigningKey(PrivateKey key, String publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Loads the key, and generates it if there is none. If several nodes generate it at once, all get the same key. */
    public static SigningKey load(Connection connection, byte[] masterKey) throws SQLException {
        var master = new MasterKey(new SecretKeySpec(masterKey, "AES"));
        try {
            if (!exists(connection)) {
                generate(connection, master);
            }
            return read(connection, master);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Returns the public key's X.509 form (RFC 8410) as base64url without padding. */
    public String publicKey() {
        return publicKey;
    }

    /** Returns the signature over the text's UTF-8 bytes, as base64url without padding. */
    public String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing failed", e);
        }
    }

    /** Whether a signature over a text is valid for a public key; key and signature are base64url. */
    public static boolean verifies(String publicKey, String text, String signature) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getUrlDecoder().decode(publicKey));
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(spec));
            verifier.update(text.getBytes(UTF_8));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from anchor_key")) {
            return found.next();
        }
    }

    private static void generate(Connection connection, MasterKey master)
            throws SQLException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        try (var statement = connection.prepareStatement(
                "insert into anchor_key (id, public_key, wrapped) values (1, ?, ?) on conflict do nothing")) {
            statement.setString(1, BASE64.encodeToString(pair.getPublic().getEncoded()));
            statement.setBytes(2, master.wrap(LABEL, pair.getPrivate().getEncoded()));
            statement.executeUpdate();
        }
    }

    private static SigningKey read(Connection connection, MasterKey master)
            throws SQLException, GeneralSecurityException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select public_key, wrapped from anchor_key")) {
            found.next();
            var encoded = new PKCS8EncodedKeySpec(master.unwrap(LABEL, found.getBytes(2)));
            return new SigningKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded), found.getString(1));
        }
    }
}
