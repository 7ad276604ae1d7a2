package com.ogensync.connect.api;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Seals personal data, and forgets it by forgetting keys. */
public interface Vault {

    /** Whose and which data a key protects. */
    enum Purpose {
        /** Name, email, phone and linked number. */
        PROFILE,
        /** Whom messages go to. */
        CONTACTS,
        /** What messages say; one key a calendar month (UTC). */
        CONTENT
    }

    /** What a digest is for: the same text has another digest for each. */
    enum DigestPurpose {
        EMAIL,
        PHONE,
        IDEMPOTENCY_KEY,
        /** The chat of an incoming message, as part of its id. */
        CHAT,
        FINGERPRINT
    }

    /** Seals a text under the account's key for that purpose, which is made when there is none yet. */
    Sealed seal(AccountId account, Purpose purpose, Instant at, String text);

    /** The text again, or empty when its key was deleted. */
    Optional<String> open(Sealed sealed);

    /** HMAC-SHA256 under the installation's pepper, as 64 lower-case hex digits. */
    String digest(DigestPurpose purpose, String text);

    /** Deletes the account's keys for that purpose: what they sealed is gone for ever, hashes over it stay valid. */
    void erase(AccountId account, Purpose purpose);
}
