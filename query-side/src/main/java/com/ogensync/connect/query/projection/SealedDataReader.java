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

/** Opens personal data for people to see. What was erased is null. */
public final class SealedDataReader {
    private static final ScopedValue<Map<Sealed, Optional<String>>> OPENED = ScopedValue.newInstance();

    private final Vault vault;

    /** Opens with the vault's keys. */
    public SealedDataReader(Vault vault) {
        this.vault = vault;
    }

    /** The text, or null when its key is gone. A damaged box parks its event, a vault that is away does not. */
    public @Nullable String open(Sealed sealed) {
        var opened = OPENED.isBound() ? OPENED.get().computeIfAbsent(sealed, this::opened) : opened(sealed);
        return opened.orElse(null);
    }

    /** The content, or null when its key is gone. */
    public @Nullable MessageContent open(SealedContent sealed) {
        var json = open(sealed.content());
        return json == null ? null : ContentSealer.read(sealed, json);
    }

    /** While this work goes on, in its thread, nothing is opened twice. */
    static void openingOnce(Runnable work) {
        ScopedValue.where(OPENED, new HashMap<>()).run(work);
    }

    private Optional<String> opened(Sealed sealed) {
        try {
            return vault.open(sealed);
        } catch (RuntimeException e) {
            if (isDamaged(e)) {
                throw e;
            }
            throw new SourceUnavailable("The vault", e);
        }
    }

    /** By which the phone's accounts are found. */
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
