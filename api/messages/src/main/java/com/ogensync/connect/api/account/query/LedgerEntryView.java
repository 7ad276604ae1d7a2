package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A ledger entry with all members that its hash covers. */
public record LedgerEntryView(
        long entry,
        Type type,
        long amount,
        EntryReason reason,
        long balance,
        @Nullable WhatsAppMessageId messageId,
        @Nullable Long corrects,
        Instant at,
        RequestId requestId,
        @Nullable TokenId tokenId,
        Actor by,
        String previous,
        String hash) {
    /** The type of the entry. */
    public enum Type {
        GRANTED,
        DEBITED,
        REFUNDED;

        /** Returns the shown form: {@code granted}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
