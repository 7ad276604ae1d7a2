package com.ogensync.connect.api.account;

/** Why a token no longer counts. */
public enum RevocationReason {
    /** Its owner asked for a new one. */
    REGENERATED,
    /** An operator reissued it. */
    REISSUED,
    /** An operator took it away. */
    REVOKED
}
