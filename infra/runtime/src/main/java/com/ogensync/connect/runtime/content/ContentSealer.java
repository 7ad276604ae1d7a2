package com.ogensync.connect.runtime.content;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.content.MessageContent;
import com.ogensync.connect.api.message.content.SealedContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Seals and opens the contents of messages. The one place where their stored JSON is known. */
public record ContentSealer(Vault vault) {

    /** Seals a content under the account's content key of that month. */
    public SealedContent seal(AccountId account, Instant at, MessageContent content) {
        var sealed = vault.seal(account, Purpose.CONTENT, at, ContentJson.write(content));
        return new SealedContent(content.kind(), ContentJson.FORM, sealed, null, List.of());
    }

    /**
     * The content again; empty when its key was erased.
     *
     * @throws IllegalArgumentException if a newer version sealed it
     */
    public Optional<MessageContent> open(SealedContent sealed) {
        return vault.open(sealed.content()).map(json -> read(sealed, json));
    }

    /**
     * The content whose opened JSON is given.
     *
     * @throws IllegalArgumentException if a newer version sealed it
     */
    public static MessageContent read(SealedContent sealed, String json) {
        return ContentJson.read(sealed.kind(), sealed.form(), json);
    }
}
