package com.ogensync.connect.app.settings;

/**
 * Rate and concurrency limits.
 *
 * @param sendsPerMinute per account in 60 s
 * @param registrationsPerMinute per client address in 60 s
 * @param openMessages accepted messages without an acknowledgement, per account
 * @param concurrentSends sends in progress on this node
 */
public record LimitSettings(int sendsPerMinute, int registrationsPerMinute, int openMessages, int concurrentSends) {

    private static final int MAX = 100_000_000;

    static LimitSettings read(Variables variables) {
        return new LimitSettings(
                variables.number("RATE_LIMIT_PER_MINUTE", 120, 1, MAX),
                variables.number("REGISTRATION_LIMIT_PER_MINUTE", 10, 1, MAX),
                variables.number("MAX_OPEN_MESSAGES", 1_000, 1, MAX),
                variables.number("MAX_CONCURRENT_SENDS", 256, 1, 100_000));
    }
}
