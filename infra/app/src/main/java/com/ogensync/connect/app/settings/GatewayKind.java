package com.ogensync.connect.app.settings;

/** The WhatsApp gateway: the sandbox or the real WhatsApp. */
public enum GatewayKind {
    SANDBOX,
    MULTIDEVICE
}
