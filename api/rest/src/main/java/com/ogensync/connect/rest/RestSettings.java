package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.Coins;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Settings of the HTTP edge.
 *
 * @param jwtSecret key that signs and verifies tokens; see {@link #secretOf}
 * @param signupCoins coins granted to a new account
 * @param rateLimitPerMinute sends per account in 60 s; other requests of an account, and requests of an operator, have
 *     ten times this limit
 * @param registrationLimitPerMinute registrations per client address in 60 s
 * @param ackTimeout how long a send waits for WhatsApp's acknowledgement
 * @param messageDeadline time after acceptance at which a message without an outcome fails
 * @param maxOpenMessages messages per account that are accepted and not yet acknowledged
 * @param maxConcurrentSends concurrent sends on this node
 * @param trustedProxies addresses or networks (CIDR) whose {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and
 *     {@code -Port} headers are evaluated
 * @param corsOrigins origins of the web pages that may call the API
 * @param sandboxRemote whether clients other than loopback may control the sandbox
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
    private static final int READS_PER_SEND = 10;

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

    /** Returns the key made of the UTF-8 bytes of JWT_SECRET, at least 32. */
    public static SecretKey secretOf(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("JWT_SECRET needs at least 32 bytes");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** Returns the limit of requests other than sends per account in 60 s. */
    public int readLimitPerMinute() {
        return (int) Math.min(Integer.MAX_VALUE, (long) rateLimitPerMinute * READS_PER_SEND);
    }

    /** Returns the limit of requests per operator in 60 s, which equals the read limit of an account. */
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
