package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
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
        return purpose + text;
    }

    @Override
    public void erase(AccountId account, Purpose purpose) {
        erased.add(account.value() + purpose);
    }
}
