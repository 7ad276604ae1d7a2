package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.postgres.audit.entry.EntryPayload;
import com.ogensync.connect.postgres.audit.entry.EntryType;
import com.ogensync.connect.postgres.audit.entry.Member;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry, with its members as they are stored and hashed.
 *
 * @param type {@code granted}, {@code debited} or {@code refunded}
 * @param at UTC with three decimals
 */
public record Movement(
        String account,
        long entry,
        String type,
        long amount,
        String reason,
        long balance,
        @Nullable String messageId,
        @Nullable Long corrects,
        String at,
        String requestId,
        @Nullable String tokenId,
        String by,
        String previous,
        String hash) {

    static Movement of(EntryType type, EntryPayload entry) {
        return new Movement(
                entry.text(Member.ACCOUNT_ID).replaceFirst("^account:", ""),
                entry.number(Member.ENTRY),
                type.name().toLowerCase(Locale.ROOT),
                entry.number(Member.AMOUNT),
                entry.text(Member.REASON),
                entry.number(Member.BALANCE),
                entry.textOrNull(Member.MESSAGE_ID),
                entry.isNull(Member.CORRECTS) ? null : entry.number(Member.CORRECTS),
                entry.text(Member.AT),
                entry.text(Member.REQUEST_ID),
                entry.textOrNull(Member.TOKEN_ID),
                entry.text(Member.BY),
                entry.text(Member.PREVIOUS),
                entry.text(Member.HASH));
    }

    /** The change of the balance; negative for a debit. */
    public long change() {
        return type.equals("debited") ? -amount : amount;
    }
}
