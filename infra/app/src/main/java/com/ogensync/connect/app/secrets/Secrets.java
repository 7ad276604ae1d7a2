package com.ogensync.connect.app.secrets;

import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StoreSettings;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The application's two secrets, either configured or generated once and stored in the data folder.
 *
 * @param jwtSecret signs tokens: its UTF-8 bytes, 32 or more
 * @param masterKey wraps the keys of personal data: 32 bytes in base64
 */
public record Secrets(Secret jwtSecret, Secret masterKey) {

    /** Returns the configured secrets and generates missing ones. With DATABASE_URL both are always configured. */
    public static Secrets of(StoreSettings settings, DataFolder folder) {
        return new Secrets(
                settings.jwtSecret().orElseGet(() -> folder.secret("jwt-secret", Secrets::random)),
                settings.masterKey().orElseGet(() -> folder.secret("master-key", Secrets::random)));
    }

    /** Returns the 32 bytes of the master key. */
    public byte[] masterKeyBytes() {
        return Base64.getDecoder().decode(masterKey.revealed());
    }

    /** Returns 32 random bytes in base64. */
    public static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
