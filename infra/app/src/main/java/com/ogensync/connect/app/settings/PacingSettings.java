package com.ogensync.connect.app.settings;

import java.time.Duration;

/**
 * Settings of human-like pacing, which reduces the risk that WhatsApp classifies a number as a bot.
 *
 * @param spacing mean time between two messages
 * @param newContactsPerDay maximum number of first-time recipients per day
 * @param warmupDays days until a newly linked number reaches its caps
 */
public record PacingSettings(boolean on, Duration spacing, int newContactsPerDay, int warmupDays) {

    static PacingSettings read(Variables variables, GatewayKind gateway) {
        var on = variables
                .text("PACING", it -> it.equals("on") || it.equals("off"), "on or off")
                .map("on"::equals)
                .orElse(gateway == GatewayKind.MULTIDEVICE);
        return new PacingSettings(
                on,
                variables.duration("PACING_SPACING", "2s", "0s", "1h"),
                variables.number("PACING_NEW_CONTACTS_PER_DAY", 50, 0, 1_000_000),
                variables.number("PACING_WARMUP_DAYS", 7, 0, 365));
    }
}
