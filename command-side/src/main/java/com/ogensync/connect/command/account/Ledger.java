package com.ogensync.connect.command.account;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an account's chain of entries ends.
 *
 * @param entry the newest entry's number; 0 before the first
 * @param at the newest entry's time: the next is never before it
 * @param hash the newest entry's hash, which the next one names
 */
record Ledger(long entry, Coins balance, Instant at, String hash) {

    static final Ledger EMPTY = new Ledger(0, Coins.NONE, Instant.EPOCH, EntryBody.GENESIS);

    /** The entry that adds coins. */
    EntryBody add(
            AccountId account,
            Coins amount,
            EntryReason reason,
            @Nullable WhatsAppMessageId message,
            @Nullable Long corrects,
            Cause cause,
            Instant moment) {
        return next(account, amount, reason, balance.plus(amount), message, corrects, cause, moment);
    }

    /** The entry that takes coins; there must be enough. */
    EntryBody take(
            AccountId account,
            Coins amount,
            EntryReason reason,
            @Nullable WhatsAppMessageId message,
            @Nullable Long corrects,
            Cause cause,
            Instant moment) {
        return next(account, amount, reason, balance.minus(amount), message, corrects, cause, moment);
    }

    /** The chain with one entry more. A stored chain that does not fit together stops everything. */
    Ledger after(LedgerEntry stored) {
        if (stored.entry() != entry + 1 || !stored.previous().equals(hash)) {
            throw new IllegalStateException("Ledger entry " + stored.entry() + " does not follow entry " + entry);
        }
        return new Ledger(stored.entry(), stored.balance(), stored.at(), stored.hash());
    }

    boolean has(long number) {
        return number >= 1 && number <= entry;
    }

    private EntryBody next(
            AccountId account,
            Coins amount,
            EntryReason reason,
            Coins after,
            @Nullable WhatsAppMessageId message,
            @Nullable Long corrects,
            Cause cause,
            Instant moment) {
        var notBefore = moment.isBefore(at) ? at : moment;
        return new EntryBody(account, entry + 1, amount, reason, after, message, corrects, notBefore, cause, hash);
    }
}
