package com.ogensync.connect.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A vault that does not encrypt, but can erase. */
public final class PlainVault implements Vault {

    private final Set<String> erased = ConcurrentHashMap.newKeySet();

    @Override
    public Sealed seal(AccountId account, Purpose purpose, Instant at, String text) {
        return new Sealed(
                account.value() + purpose, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<String> open(Sealed sealed) {
        return erased.contains(sealed.keyId())
                ? Optional.empty()
                : Optional.of(new String(Base64.getDecoder().decode(sealed.box()), StandardCharsets.UTF_8));
    }

    @Override
    public String digest(DigestPurpose purpose, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((purpose + text).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public void erase(AccountId account, Purpose purpose) {
        erased.add(account.value() + purpose);
    }
}
