package com.ogensync.connect.api.account;

/** The reason for which a token was revoked. */
public enum RevocationReason {
    /** The account's owner regenerated the token. */
    REGENERATED,
    /** An operator reissued the token. */
    REISSUED,
    /** An operator revoked the token. */
    REVOKED
}
