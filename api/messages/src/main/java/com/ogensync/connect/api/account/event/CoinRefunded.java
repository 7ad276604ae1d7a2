package com.ogensync.connect.api.account.event;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The coin of a failed message was refunded. */
@Revision("1")
public record CoinRefunded(
        AccountId accountId,
        long entry,
        Coins amount,
        EntryReason reason,
        Coins balance,
        @Nullable WhatsAppMessageId messageId,
        @Nullable Long corrects,
        Instant at,
        RequestId requestId,
        @Nullable TokenId tokenId,
        Actor by,
        String previous,
        String hash)
        implements LedgerEntry {}
