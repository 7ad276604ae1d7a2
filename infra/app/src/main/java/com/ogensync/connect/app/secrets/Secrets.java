package com.ogensync.connect.app.secrets;

import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StoreSettings;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The two secrets of the application: as they were set, or made once and kept beside the embedded database.
 *
 * @param jwtSecret signs tokens: its UTF-8 bytes, 32 or more
 * @param masterKey wraps the keys of personal data: 32 bytes in base64
 */
public record Secrets(Secret jwtSecret, Secret masterKey) {

    /** Takes what is set; makes the rest. With a database of somebody else's both are set, or the start was refused. */
    public static Secrets of(StoreSettings settings, DataFolder folder) {
        return new Secrets(
                settings.jwtSecret().orElseGet(() -> folder.secret("jwt-secret", Secrets::random)),
                settings.masterKey().orElseGet(() -> folder.secret("master-key", Secrets::random)));
    }

    /** The master key's 32 bytes. */
    public byte[] masterKeyBytes() {
        return Base64.getDecoder().decode(masterKey.revealed());
    }

    /** 32 random bytes in base64. */
    public static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
