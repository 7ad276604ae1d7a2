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
 * @param ackTimeout how long a send waits for WhatsApp's acknowledgement; at least 1 ms
 * @param messageDeadline time after acceptance at which a message without an outcome fails; at least 1 ms
 * @param trustedProxies addresses or networks (CIDR) whose {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and
 *     {@code -Port} headers are evaluated
 * @param corsOrigins origins of the web pages that may call the API
 * @param sandboxRemote whether clients other than loopback may control the sandbox
 * @param idleTimeout how long a connection without a request stays open, announced in {@code Keep-Alive}; at least 1 s
 */
public record RestSettings(
        SecretKey jwtSecret,
        Coins signupCoins,
        RequestLimits limits,
        Duration ackTimeout,
        Duration messageDeadline,
        List<String> trustedProxies,
        List<String> corsOrigins,
        boolean sandboxRemote,
        Duration idleTimeout) {

    private static final int SECRET_BYTES_MIN = 32;

    public RestSettings {
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
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

    @Override
    public String toString() {
        return "RestSettings";
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be greater than 0");
        }
    }
}
