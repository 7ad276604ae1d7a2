package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Identifier;
import java.util.UUID;

/**
 * Names one account, for ever.
 *
 * @param uuid what tokens and the API show
 */
public record AccountId(UUID uuid) implements Identifier {

    private static final String PREFIX = "account:";

    /** Reads {@code account:<uuid>}. */
    public static AccountId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not an account id: it starts with account:");
        }
        return new AccountId(UUID.fromString(text.substring(PREFIX.length())));
    }

    @Override
    public String value() {
        return PREFIX + uuid;
    }

    @Override
    public String toString() {
        return value();
    }
}
