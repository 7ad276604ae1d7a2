package com.ogensync.connect.app.settings;

import java.util.Optional;

/** Which WhatsApp, and how gently. */
public record GatewaySettings(GatewayKind kind, Optional<TestServerSettings> testServer, PacingSettings pacing) {

    static GatewaySettings read(Variables variables) {
        var kind = variables.choice("WHATSAPP_GATEWAY", GatewayKind.SANDBOX);
        return new GatewaySettings(
                kind, TestServerSettings.read(variables, kind), PacingSettings.read(variables, kind));
    }
}
