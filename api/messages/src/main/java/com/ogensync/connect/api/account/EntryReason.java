package com.ogensync.connect.api.account;

import java.util.Locale;

/** The reason for a ledger entry. */
public enum EntryReason {
    SIGN_UP,
    MESSAGE,
    MESSAGE_FAILED,
    OPERATOR_GRANT,
    CORRECTION;

    /** Returns the stored, hashed and shown form: {@code sign_up}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
