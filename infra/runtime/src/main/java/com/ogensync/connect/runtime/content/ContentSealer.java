package com.ogensync.connect.runtime.content;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.SealedContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Encrypts and decrypts the contents of messages, in their stored JSON form. */
public record ContentSealer(Vault vault) {

    /** Seals a content under the account's content key for the month of {@code at}. */
    public SealedContent seal(AccountId account, Instant at, MessageContent content) {
        var sealed = vault.seal(account, Purpose.CONTENT, at, ContentJson.write(content));
        return new SealedContent(content.kind(), ContentJson.FORM, sealed, null, List.of());
    }

    /**
     * Decrypts a content; empty if its key was erased.
     *
     * @throws IllegalArgumentException if a newer version sealed it
     */
    public Optional<MessageContent> open(SealedContent sealed) {
        return vault.open(sealed.content()).map(json -> read(sealed, json));
    }

    /**
     * Parses a content whose JSON is already decrypted.
     *
     * @throws IllegalArgumentException if a newer version sealed it
     */
    public static MessageContent read(SealedContent sealed, String json) {
        return ContentJson.read(sealed.kind(), sealed.form(), json);
    }
}
