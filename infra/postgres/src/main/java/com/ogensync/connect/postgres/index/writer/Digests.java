package com.ogensync.connect.postgres.index.writer;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import java.util.Optional;

/**
 * Digests of phone numbers for the indexes: equal numbers have equal digests, and a digest does not reveal its number.
 */
final class Digests {

    private final Vault vault;

    Digests(Vault vault) {
        this.vault = vault;
    }

    /** Returns the number's digest; empty if the number's key was erased. */
    Optional<String> of(AccountId account, Sealed number) {
        return vault.open(number)
                .map(text -> vault.digest(Vault.DigestPurpose.PHONE, Contacts.digestInput(account, text)));
    }
}
