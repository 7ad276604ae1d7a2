package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import java.util.Optional;

/** Numbers as indexes may hold them: so that the same one is known again, and none can be read. */
final class Digests {

    private final Vault vault;

    Digests(Vault vault) {
        this.vault = vault;
    }

    /** Empty when the number's key was erased: nobody can be known by it again. */
    Optional<String> of(AccountId account, Sealed number) {
        return vault.open(number)
                .map(text -> vault.digest(Vault.DigestPurpose.PHONE, Contacts.digestInput(account, text)));
    }
}
