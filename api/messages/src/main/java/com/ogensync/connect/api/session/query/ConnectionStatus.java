package com.ogensync.connect.api.session.query;

import java.util.Locale;

/** The five states of a WhatsApp session that the API shows. */
public enum ConnectionStatus {
    DISCONNECTED,
    CONNECTING,
    QR_READY,
    CONNECTED,
    LOGGED_OUT;

    /** Returns the shown form: {@code qr_ready}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
