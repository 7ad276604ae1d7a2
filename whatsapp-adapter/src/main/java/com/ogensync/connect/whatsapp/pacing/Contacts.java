package com.ogensync.connect.whatsapp.pacing;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Index over the events: the numbers that each account has sent messages to or received messages from. It contains
 * digests only, and no phone numbers in plain text.
 */
public interface Contacts {

    /** Returns the input of a number's digest. It includes the account, so one number has a digest per account. */
    static String digestInput(AccountId account, String number) {
        return account.uuid() + ":" + number;
    }

    /** Whether the account has ever sent a message to this number or received one from it. */
    boolean isKnown(AccountId account, String digest);

    /** Returns the digests of the new contacts since that moment: numbers first sent to that had never written. */
    Set<String> firstWrittenTo(AccountId account, Instant since);

    /** Returns since when the account's current number is linked, ignoring gaps in which no other number was linked. */
    Optional<Instant> numberSince(AccountId account);
}
