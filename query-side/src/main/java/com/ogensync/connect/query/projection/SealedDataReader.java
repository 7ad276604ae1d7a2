package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.SealedContent;
import com.ogensync.connect.runtime.content.ContentSealer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts personal data for projections and queries. Data whose key has been deleted reads as null. Damaged data
 * throws, so that its event is parked. An unavailable vault throws {@link SourceUnavailable}, so that the batch is
 * retried.
 */
public final class SealedDataReader {
    private static final ScopedValue<Map<Sealed, Optional<String>>> CACHE = ScopedValue.newInstance();

    private final Vault vault;

    /** Creates a reader that decrypts with the vault's keys. */
    public SealedDataReader(Vault vault) {
        this.vault = vault;
    }

    /** Returns the text, or null if its key has been deleted. */
    public @Nullable String open(Sealed sealed) {
        var text = CACHE.isBound() ? CACHE.get().computeIfAbsent(sealed, this::decrypt) : decrypt(sealed);
        return text.orElse(null);
    }

    /** Returns the message content, or null if its key has been deleted. */
    public @Nullable MessageContent open(SealedContent sealed) {
        var json = open(sealed.content());
        return json == null ? null : ContentSealer.read(sealed, json);
    }

    /** Runs this in the current thread with a cache, so that no data is decrypted twice. */
    public static void withCache(Runnable work) {
        ScopedValue.where(CACHE, new HashMap<>()).run(work);
    }

    private Optional<String> decrypt(Sealed sealed) {
        try {
            return vault.open(sealed);
        } catch (RuntimeException e) {
            if (isDamaged(e)) {
                throw e;
            }
            throw new SourceUnavailable("The vault", e);
        }
    }

    /** Returns the digest by which the accounts of a phone number are found. */
    public String phoneDigest(String phone) {
        try {
            return vault.digest(Vault.DigestPurpose.PHONE, phone);
        } catch (RuntimeException e) {
            throw new SourceUnavailable("The vault", e);
        }
    }

    private static boolean isDamaged(RuntimeException e) {
        return e instanceof IllegalArgumentException || e.getCause() instanceof GeneralSecurityException;
    }
}
