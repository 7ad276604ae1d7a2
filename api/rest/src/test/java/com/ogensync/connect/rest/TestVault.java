package com.ogensync.connect.rest;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vault that keeps texts in the clear and records erasures. */
public final class TestVault implements Vault {

    private final List<AccountId> erased = new CopyOnWriteArrayList<>();

    public List<AccountId> erased() {
        return erased;
    }

    @Override
    public Sealed seal(AccountId account, Purpose purpose, Instant at, String text) {
        return new Sealed(purpose.name(), text);
    }

    @Override
    public Optional<String> open(Sealed sealed) {
        return Optional.of(sealed.box());
    }

    @Override
    public String digest(DigestPurpose purpose, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((purpose + text).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void erase(AccountId account, Purpose purpose) {
        erased.add(account);
    }
}
