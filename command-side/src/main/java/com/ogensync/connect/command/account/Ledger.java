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
 * The head of an account's chain of ledger entries.
 *
 * @param entry the newest entry's number; 0 before the first
 * @param at the newest entry's time; the next entry's is never before it
 * @param hash the newest entry's hash, which the next entry contains
 */
record Ledger(long entry, Coins balance, Instant at, String hash) {

    static final Ledger EMPTY = new Ledger(0, Coins.NONE, Instant.EPOCH, EntryBody.GENESIS);

    /** Returns the next entry, which adds coins. */
    EntryBody add(
            AccountId account,
            Coins amount,
            EntryReason reason,
            @Nullable WhatsAppMessageId message,
            @Nullable Long corrects,
            Cause cause,
            Instant time) {
        return next(account, amount, reason, balance.plus(amount), message, corrects, cause, time);
    }

    /** Returns the next entry, which deducts coins. The balance must suffice. */
    EntryBody take(
            AccountId account,
            Coins amount,
            EntryReason reason,
            @Nullable WhatsAppMessageId message,
            @Nullable Long corrects,
            Cause cause,
            Instant time) {
        return next(account, amount, reason, balance.minus(amount), message, corrects, cause, time);
    }

    /**
     * Returns the head after a stored entry.
     *
     * @throws IllegalStateException if the entry does not continue the chain
     */
    Ledger after(LedgerEntry stored) {
        if (stored.entry() != entry + 1 || !stored.previous().equals(hash)) {
            throw new IllegalStateException("Ledger entry " + stored.entry() + " does not follow entry " + entry);
        }
        return new Ledger(stored.entry(), stored.balance(), stored.at(), stored.hash());
    }

    boolean contains(long number) {
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
            Instant time) {
        var notBefore = time.isBefore(at) ? at : time;
        return new EntryBody(account, entry + 1, amount, reason, after, message, corrects, notBefore, cause, hash);
    }
}
