package com.ogensync.connect.app.settings;

import com.ogensync.connect.rest.RequestLimits;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * All settings, validated. docs/SETTINGS.md describes each variable.
 *
 * @param signUpCoins coins granted at registration; 0 writes no entry
 */
public record Settings(
        HttpSettings http,
        NodeSettings node,
        StoreSettings stores,
        RequestLimits limits,
        SendingSettings sending,
        GatewaySettings gateway,
        AuditSettings audit,
        long signUpCoins) {

    private static final int LIMIT_MAX = 100_000_000;

    /**
     * Reads every variable once.
     *
     * @throws StartRefused with a sentence about the first invalid value
     */
    public static Settings of(ConfigurableEnvironment environment) {
        return read(Variables.of(environment));
    }

    static Settings read(Variables variables) {
        return new Settings(
                HttpSettings.read(variables),
                NodeSettings.read(variables),
                StoreSettings.read(variables),
                limits(variables),
                SendingSettings.read(variables),
                GatewaySettings.read(variables),
                AuditSettings.read(variables),
                variables.number("SIGNUP_COINS", 100, 0, 1_000_000));
    }

    private static RequestLimits limits(Variables variables) {
        return new RequestLimits(
                variables.number("RATE_LIMIT_PER_MINUTE", 120, 1, LIMIT_MAX),
                variables.number("REGISTRATION_LIMIT_PER_MINUTE", 10, 1, LIMIT_MAX),
                variables.number("MAX_OPEN_MESSAGES", 1_000, 1, LIMIT_MAX),
                variables.number("MAX_CONCURRENT_SENDS", 256, 1, 100_000));
    }
}
