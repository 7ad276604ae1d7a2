package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.Coins;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the operator decides about the HTTP edge.
 *
 * @param jwtSecret signs and checks tokens; see {@link #secretOf}
 * @param signupCoins what an account starts with
 * @param rateLimitPerMinute sends of an account in 60 s; its other requests, and an operator's, have ten times as many
 * @param registrationLimitPerMinute registrations of a client address in 60 s
 * @param ackTimeout how long a send waits for WhatsApp's acknowledgement
 * @param messageDeadline when a message fails if no outcome is known by then
 * @param maxOpenMessages accepted and not yet acknowledged, of an account
 * @param maxConcurrentSends sends under way on this node
 * @param trustedProxies addresses or networks (CIDR) whose {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and
 *     {@code -Port} count
 * @param corsOrigins which web pages may call
 * @param sandboxRemote whether others than loopback may drive the sandbox
 * @param idleTimeout how long a connection without a request stays open, announced in {@code Keep-Alive}
 */
public record RestSettings(
        SecretKey jwtSecret,
        Coins signupCoins,
        int rateLimitPerMinute,
        int registrationLimitPerMinute,
        Duration ackTimeout,
        Duration messageDeadline,
        int maxOpenMessages,
        int maxConcurrentSends,
        List<String> trustedProxies,
        List<String> corsOrigins,
        boolean sandboxRemote,
        Duration idleTimeout) {

    private static final int SECRET_BYTES_MIN = 32;
    private static final int READS_FOR_EACH_SEND = 10;

    public RestSettings {
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
        requirePositive("RATE_LIMIT_PER_MINUTE", rateLimitPerMinute);
        requirePositive("REGISTRATION_LIMIT_PER_MINUTE", registrationLimitPerMinute);
        requirePositive("MAX_OPEN_MESSAGES", maxOpenMessages);
        requirePositive("MAX_CONCURRENT_SENDS", maxConcurrentSends);
        requirePositive("ACK_TIMEOUT", ackTimeout.toMillis());
        requirePositive("MESSAGE_DEADLINE", messageDeadline.toMillis());
        requirePositive("IDLE_TIMEOUT", idleTimeout.toSeconds());
    }

    /** The key that is the UTF-8 bytes of JWT_SECRET: 32 or more. */
    public static SecretKey secretOf(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("JWT_SECRET needs at least 32 bytes");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** Requests of an account in 60 s that are no sends. */
    public int readLimitPerMinute() {
        return (int) Math.min(Integer.MAX_VALUE, (long) rateLimitPerMinute * READS_FOR_EACH_SEND);
    }

    /** Requests of an operator in 60 s: as many as the reads of an account. */
    public int operationLimitPerMinute() {
        return readLimitPerMinute();
    }

    @Override
    public String toString() {
        return "RestSettings";
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be more than 0");
        }
    }
}
