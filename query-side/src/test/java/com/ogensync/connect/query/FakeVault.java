package com.ogensync.connect.query;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vault that does not encrypt, but whose keys can be erased and which can be made unavailable. */
final class FakeVault implements Vault {
    final List<Sealed> opened = new CopyOnWriteArrayList<>();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();
    private volatile boolean unavailable;

    void unavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    @Override
    public Sealed seal(AccountId account, Purpose purpose, Instant at, String text) {
        return new Sealed(keyOf(account, purpose), text);
    }

    @Override
    public Optional<String> open(Sealed sealed) {
        if (unavailable) {
            throw new IllegalStateException("The vault is unavailable");
        }
        opened.add(sealed);
        return erased.contains(sealed.keyId()) ? Optional.empty() : Optional.of(sealed.box());
    }

    @Override
    public String digest(DigestPurpose purpose, String text) {
        return "%064x".formatted(purpose.name().hashCode() + 31L * text.hashCode());
    }

    @Override
    public void erase(AccountId account, Purpose purpose) {
        erased.add(keyOf(account, purpose));
    }

    private static String keyOf(AccountId account, Purpose purpose) {
        return account.uuid() + "/" + purpose;
    }
}
