package com.ogensync.connect.api.session;

import java.util.Locale;

/** Why a linked device is not connected. */
public enum LossReason {
    /** The way to WhatsApp is broken; it is tried again by itself. */
    NETWORK,
    /** Another client took the connection over. */
    REPLACED,
    /** WhatsApp banned the number. */
    BANNED,
    /** WhatsApp locked the account. */
    LOCKED,
    /** WhatsApp does not talk to this version any more. */
    OUTDATED,
    /** WhatsApp paused the number for a time. */
    PAUSED,
    /** WhatsApp wants a passkey confirmed. */
    PASSKEY_REQUIRED;

    /** As it is shown: {@code passkey_required}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
