package com.ogensync.connect.app.settings;

/** Which WhatsApp the application speaks to. */
public enum GatewayKind {
    SANDBOX,
    MULTIDEVICE
}
