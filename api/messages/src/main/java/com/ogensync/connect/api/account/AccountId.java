package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Identifier;
import java.util.UUID;

/**
 * The id of an account.
 *
 * @param uuid the form in which tokens and the API show the id
 */
public record AccountId(UUID uuid) implements Identifier {

    private static final String PREFIX = "account:";

    /** Parses {@code account:<uuid>}. */
    public static AccountId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not an account id: it must start with account:");
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
