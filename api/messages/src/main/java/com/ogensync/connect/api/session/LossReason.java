package com.ogensync.connect.api.session;

import java.util.Locale;

/** The reason for which a linked device is not connected. */
public enum LossReason {
    /** A network failure; the connection is retried automatically. */
    NETWORK,
    /** Another client replaced the connection. */
    REPLACED,
    /** WhatsApp banned the number. */
    BANNED,
    /** WhatsApp locked the account. */
    LOCKED,
    /** WhatsApp rejects this client version as outdated. */
    OUTDATED,
    /** WhatsApp paused the number temporarily. */
    PAUSED,
    /** WhatsApp requires a passkey confirmation. */
    PASSKEY_REQUIRED;

    /** Returns the shown form: {@code passkey_required}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
