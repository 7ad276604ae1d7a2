package com.ogensync.connect.app.settings;

import java.util.Optional;

/** Settings of the WhatsApp gateway and its pacing. */
public record GatewaySettings(GatewayKind kind, Optional<TestServerSettings> testServer, PacingSettings pacing) {

    static GatewaySettings read(Variables variables) {
        var kind = variables.choice("WHATSAPP_GATEWAY", GatewayKind.SANDBOX);
        return new GatewaySettings(
                kind, TestServerSettings.read(variables, kind), PacingSettings.read(variables, kind));
    }
}
