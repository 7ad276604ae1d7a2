package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Creates message ids: derived from the idempotency key if there is one, random otherwise. */
@Component
final class MessageIds {

    private static final String PREFIX = "3EB0";
    private static final int DIGITS = 18;

    private final SecureRandom random = new SecureRandom();
    private final Vault vault;

    MessageIds(Vault vault) {
        this.vault = vault;
    }

    MessageId choose(AccountId account, Optional<IdempotencyKey> key) {
        var digits = key.map(k -> vault.digest(DigestPurpose.IDEMPOTENCY_KEY, account.uuid() + ":" + k.text()))
                .map(digest -> digest.substring(0, DIGITS).toUpperCase(Locale.ROOT))
                .orElseGet(this::randomDigits);
        return new MessageId(account, new WhatsAppMessageId(PREFIX + digits));
    }

    private String randomDigits() {
        var bytes = new byte[DIGITS / 2];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
