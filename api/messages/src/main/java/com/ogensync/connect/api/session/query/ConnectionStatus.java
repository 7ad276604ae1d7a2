package com.ogensync.connect.api.session.query;

import java.util.Locale;

/** The five states of a WhatsApp session that callers are told. */
public enum ConnectionStatus {
    DISCONNECTED,
    CONNECTING,
    QR_READY,
    CONNECTED,
    LOGGED_OUT;

    /** As it is shown: {@code qr_ready}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
