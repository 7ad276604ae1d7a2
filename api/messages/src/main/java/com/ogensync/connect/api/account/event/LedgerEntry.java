package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import org.jspecify.annotations.Nullable;

/** A movement of coins. Entries are append-only; each contains the hash of the previous one. */
public sealed interface LedgerEntry extends AccountEvent permits CoinsGranted, CoinDebited, CoinRefunded {

    long entry();

    Coins amount();

    EntryReason reason();

    Coins balance();

    @Nullable WhatsAppMessageId messageId();

    @Nullable Long corrects();

    RequestId requestId();

    @Nullable TokenId tokenId();

    Actor by();

    String previous();

    String hash();

    /** Returns the members that the hash covers. */
    default EntryBody body() {
        return new EntryBody(
                accountId(),
                entry(),
                amount(),
                reason(),
                balance(),
                messageId(),
                corrects(),
                at(),
                new Cause(requestId(), tokenId(), by()),
                previous());
    }

    /** Returns the hash that a valid entry has. */
    default String expectedHash() {
        return body().hashAs(getClass().getSimpleName());
    }
}
