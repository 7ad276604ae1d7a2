package com.ogensync.connect.api.session;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import java.util.UUID;

/**
 * The id of an account's WhatsApp session. Each account has one.
 *
 * @param account the account of the session
 */
public record SessionId(AccountId account) implements Identifier {

    private static final String PREFIX = "session:";

    /** Parses {@code session:<account uuid>}. */
    public static SessionId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not a session id: it must start with session:");
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
