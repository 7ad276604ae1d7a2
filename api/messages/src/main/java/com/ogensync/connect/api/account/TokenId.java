package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Identifier;
import java.util.UUID;

/**
 * The id of an API token: the claim {@code jti} of its JWT (RFC 7519).
 *
 * @param uuid a random id; it does not reveal the token
 */
public record TokenId(UUID uuid) implements Identifier {

    /** Parses a bare uuid. */
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
