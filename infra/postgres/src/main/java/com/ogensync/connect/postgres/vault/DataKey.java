package com.ogensync.connect.postgres.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ogensync.connect.api.Sealed;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** An unwrapped key of personal data. */
final class DataKey {

    private final String id;
    private final KeyUse use;
    private final SecretKey key;

    DataKey(String id, KeyUse use, SecretKey key) {
        this.id = id;
        this.use = use;
        this.key = key;
    }

    String id() {
        return id;
    }

    KeyUse use() {
        return use;
    }

    Sealed seal(String text) {
        var box = AesGcm.seal(key, id.getBytes(UTF_8), text.getBytes(UTF_8));
        return new Sealed(id, Base64.getUrlEncoder().withoutPadding().encodeToString(box));
    }

    String open(String box) {
        try {
            return new String(
                    AesGcm.open(key, id.getBytes(UTF_8), Base64.getUrlDecoder().decode(box)), UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("Data sealed under key " + id + " was changed", e);
        }
    }
}
