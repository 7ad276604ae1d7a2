package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Seals and opens with the keys of {@link DataKeys}; computes digests with the {@link Pepper}. */
final class PostgresVault implements Vault {

    private final DataKeys keys;
    private final Pepper pepper;

    PostgresVault(DataKeys keys, Pepper pepper) {
        this.keys = keys;
        this.pepper = pepper;
    }

    @Override
    public Sealed seal(AccountId account, Purpose purpose, Instant at, String text) {
        return keys.keyFor(KeyUse.of(account.uuid(), purpose, at)).seal(text);
    }

    @Override
    public Optional<String> open(Sealed sealed) {
        return keys.find(sealed.keyId()).map(key -> key.open(sealed.box()));
    }

    @Override
    public String digest(DigestPurpose purpose, String text) {
        return pepper.digest(purpose, text);
    }

    @Override
    public void erase(AccountId account, Purpose purpose) {
        keys.erase(account.uuid(), purpose);
    }
}
