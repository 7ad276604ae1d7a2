package com.ogensync.connect.api;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Encrypts personal data, and erases it by deleting keys. */
public interface Vault {

    /** The kind of data that a key protects. */
    enum Purpose {
        /** Name, email, phone and linked number. */
        PROFILE,
        /** The recipients and senders of messages. */
        CONTACTS,
        /** The contents of messages; one key per calendar month (UTC). */
        CONTENT
    }

    /** The purpose of a digest. The same text has a different digest for each purpose. */
    enum DigestPurpose {
        EMAIL,
        PHONE,
        IDEMPOTENCY_KEY,
        /** The chat of an incoming message, as part of its id. */
        CHAT,
        FINGERPRINT
    }

    /** Encrypts a text with the account's key for the purpose. Creates the key if it does not exist. */
    Sealed seal(AccountId account, Purpose purpose, Instant at, String text);

    /** Decrypts the text; empty if its key was deleted. */
    Optional<String> open(Sealed sealed);

    /** Returns the HMAC-SHA256 under the installation's pepper, as 64 lower-case hex digits. */
    String digest(DigestPurpose purpose, String text);

    /**
     * Deletes the account's keys for the purpose. Data sealed with them becomes unreadable; hashes over the sealed data
     * stay valid.
     */
    void erase(AccountId account, Purpose purpose);
}
