package com.ogensync.connect.app.settings;

/**
 * How much is enough.
 *
 * @param sendsPerMinute per account in 60 s
 * @param registrationsPerMinute per client address in 60 s
 * @param openMessages accepted and not yet acknowledged, per account
 * @param concurrentSends under way on this node
 */
public record LimitSettings(int sendsPerMinute, int registrationsPerMinute, int openMessages, int concurrentSends) {

    private static final int MOST = 100_000_000;

    static LimitSettings read(Variables variables) {
        return new LimitSettings(
                variables.number("RATE_LIMIT_PER_MINUTE", 120, 1, MOST),
                variables.number("REGISTRATION_LIMIT_PER_MINUTE", 10, 1, MOST),
                variables.number("MAX_OPEN_MESSAGES", 1_000, 1, MOST),
                variables.number("MAX_CONCURRENT_SENDS", 256, 1, 100_000));
    }
}
