package com.ogensync.connect.api.account;

import java.util.Locale;

/** Why a coin moved. */
public enum EntryReason {
    SIGN_UP,
    MESSAGE,
    MESSAGE_FAILED,
    OPERATOR_GRANT,
    CORRECTION;

    /** As it is stored, hashed and shown: {@code sign_up}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
