package com.ogensync.connect.app.settings;

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
        LimitSettings limits,
        SendingSettings sending,
        GatewaySettings gateway,
        AuditSettings audit,
        long signUpCoins) {

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
                LimitSettings.read(variables),
                SendingSettings.read(variables),
                GatewaySettings.read(variables),
                AuditSettings.read(variables),
                variables.number("SIGNUP_COINS", 100, 0, 1_000_000));
    }
}
