package com.ogensync.connect.api.session;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import java.util.UUID;

/**
 * Names the WhatsApp session of an account; there is one for each.
 *
 * @param account whose session it is
 */
public record SessionId(AccountId account) implements Identifier {

    private static final String PREFIX = "session:";

    /** Reads {@code session:<account uuid>}. */
    public static SessionId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not a session id: it starts with session:");
        }
        return new SessionId(new AccountId(UUID.fromString(text.substring(PREFIX.length()))));
    }

    @Override
    public String value() {
        return PREFIX + account.uuid();
    }

    @Override
    public String toString() {
        return value();
    }
}
