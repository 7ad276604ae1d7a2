package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Identifier;
import java.util.UUID;

/**
 * Names one API token; the claim {@code jti} of its JWT (RFC 7519).
 *
 * @param uuid never the token itself
 */
public record TokenId(UUID uuid) implements Identifier {

    /** Reads a bare uuid. */
    public static TokenId parse(String text) {
        return new TokenId(UUID.fromString(text));
    }

    @Override
    public String value() {
        return uuid.toString();
    }

    @Override
    public String toString() {
        return value();
    }
}
