package com.ogensync.connect.whatsapp.pacing;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whom each account has written to, and who has written to it: an index over the events. It holds digests, and no
 * number in the clear.
 */
public interface Contacts {

    /** What a number's digest is made of: the same number has another digest for each account. */
    static String digestInput(AccountId account, String number) {
        return account.uuid() + ":" + number;
    }

    /** Whether the account has ever written to that number, or the number to the account. */
    boolean isKnown(AccountId account, String digest);

    /** Whom the account has written to for the first time since that moment, who had not written before. */
    Set<String> firstWrittenTo(AccountId account, Instant since);

    /** Since when the account's present number is linked, not counting breaks in which no other number was. */
    Optional<Instant> numberSince(AccountId account);
}
