package com.ogensync.connect.app.settings;

import com.ogensync.connect.whatsapp.pacing.Pacing;
import java.util.Optional;

/** Settings of the WhatsApp gateway and its pacing. */
public record GatewaySettings(GatewayKind kind, Optional<TestServerSettings> testServer, Pacing pacing) {

    static GatewaySettings read(Variables variables) {
        var kind = variables.choice("WHATSAPP_GATEWAY", GatewayKind.SANDBOX);
        return new GatewaySettings(kind, TestServerSettings.read(variables, kind), pacing(variables, kind));
    }

    private static Pacing pacing(Variables variables, GatewayKind gateway) {
        var on = variables
                .text("PACING", it -> it.equals("on") || it.equals("off"), "on or off")
                .map("on"::equals)
                .orElse(gateway == GatewayKind.MULTIDEVICE);
        return new Pacing(
                on,
                variables.duration("PACING_SPACING", "2s", "0s", "1h"),
                variables.number("PACING_NEW_CONTACTS_PER_DAY", 50, 0, 1_000_000),
                variables.number("PACING_WARMUP_DAYS", 7, 0, 365));
    }
}
